// The code of a number that a case is made of.
#pragma once

#include <cstdint>

#include "oracle/encode.h"

namespace halfulp {

/// The code of significand * 2^exponent, or of the nearest smaller magnitude where there is none.
inline Code exact_code(const FormatSpec& format, std::uint64_t significand, int exponent) {
  const Datum datum{.cls = DatumClass::finite, .significand = significand, .exponent = exponent};
  return encode(format, datum, Rounding::toward_zero, *profile_called("ieee")).code;
}

}  // namespace halfulp
