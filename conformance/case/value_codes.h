// Codes of value formats by value.
#pragma once

#include <cstddef>

#include "format/format_spec.h"

namespace halfulp {

/// The code nearest to `value`, ties to even; the largest finite value of its sign where `value` is beyond the range,
/// infinities included. Requires a binary format and no NaN.
Code nearest_code(const FormatSpec& format, double value);

/// The finite code `ulps` steps above `code` in the order of values, between the two largest magnitudes. -0 counts as
/// +0. Requires a finite code.
Code stepped(const FormatSpec& format, Code code, std::ptrdiff_t ulps);

/// The value of a code as a float64. Requires a format of at most 53 bits of precision; every NaN is one NaN.
double value_of(const FormatSpec& format, Code code);

}  // namespace halfulp
