// Triples on which fused multiply-adds go wrong: the summand decides what the product alone does not.
#pragma once

#include <cstdint>
#include <vector>

#include "case/columns.h"

namespace halfulp {

/// Words of x, y, z such that x * y lies exactly between two values and z, of every size and sign, decides to which of
/// them it goes.
std::vector<Code> products_at_midpoints(const Columns& columns);

/// Words of x, y, z such that z takes away one of the two values around x * y: what is left is what rounding the
/// product would lose. Half of the drawn products lie at the lower end of the range.
std::vector<Code> cancelling_sums(const Columns& columns, std::uint64_t seed);

}  // namespace halfulp
