// Runs the cells of one conversion.
#pragma once

#include "run/group.h"

namespace halfulp {

/// Runs a group of conversions; run_group says how. Leaves the outcomes' seconds to the caller.
std::vector<CellOutcome> run_conversions(const Group& group, const std::atomic<bool>& stop,
                                         const std::function<void(std::uint64_t)>& on_progress);

}  // namespace halfulp
