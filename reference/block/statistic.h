// What a scale is worked out from: extremes of the values of a block.
#pragma once

#include <vector>

#include "block/rules.h"
#include "value/datum.h"

namespace halfulp {

/// The extremes of a block's values.
struct Statistic {
  Datum absmax;   ///< The largest magnitude; +0 if there is none.
  Datum largest;  ///< The first value that has it, with its sign.
  Datum least, greatest;
  bool is_open = false;  ///< The rules ask for no result.
};

/// Looks at all values. NaN is treated as `rules.nan_statistic` says; +infinity and -infinity count as numbers.
Statistic statistic_of(const std::vector<Datum>& values, const BlockRules& rules);

}  // namespace halfulp
