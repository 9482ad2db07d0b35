// Commands that run cases again, quoted for a shell.
#pragma once

#include <cstdint>
#include <string>

#include "view/matrix.h"

namespace halfulp {

/// The command that runs a case again.
std::string replay_command(const Found& found, std::uint64_t index);

/// The command that runs all cases of two cells and shows the first with different results. Requires cells over the
/// same cases.
std::string replay_against_command(const Found& left, const Found& right);

}  // namespace halfulp
