// Cases that are worth a look, found by asking one after the other.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "app/replayed_cell.h"

namespace halfulp {

struct FoundCase {
  std::uint64_t index = 0;
  std::string place = {};  ///< Of two tensors: which byte differs first, and both.
};

/// The first case of which both results are not the same, bit for bit; nothing if there is none. Errors: UsageError
/// where the cells do not ask the same cases, LoadError where a call fails.
std::optional<FoundCase> first_difference(const ReplayedCell& left, const ReplayedCell& right);

/// The first case for which the profile or variant accepts more than one result; nothing if there is none.
std::optional<FoundCase> first_open(const ReplayedCell& replayed);

}  // namespace halfulp
