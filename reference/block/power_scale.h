// Powers of two as scales.
#pragma once

#include "block/quantize.h"
#include "value/datum.h"

namespace halfulp {

/// The E8M0 code for a block of this largest magnitude. Exponents beyond the range are clamped to it.
/// Requires one of the power rules and a number.
Admissible power_code(const FormatSpec& element, const BlockRules& rules, const Datum& absmax);

/// 2^exponent.
Datum power_of_two(int exponent);

/// Whether a logarithm in float32 of this number, one ulp off or less, may be the integer `exponent`.
bool logarithm_may_be(const Datum& number, int exponent);

}  // namespace halfulp
