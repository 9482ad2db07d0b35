// The inputs where conversions go wrong: around every value and midpoint of the target, around its maximum, at powers
// of two far below it, and at all special values.
#pragma once

#include <vector>

#include "format/format_spec.h"

namespace halfulp {

/// Codes of `from` that decide how conversion to `to` rounds: per target magnitude its value and the midpoint to the
/// next, each with its neighbours at 1 and 2 source ulps and at relative distances 2^-k; quarter ulps around the
/// maximum; powers of two down to the smallest subnormal; zeros, infinities and NaNs of every class. Sorted by code,
/// without duplicates, both signs. Requires a signed binary `from`.
std::vector<Code> boundary_codes(const FormatSpec& from, const FormatSpec& to);

}  // namespace halfulp
