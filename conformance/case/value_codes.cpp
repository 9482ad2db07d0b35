#include "case/value_codes.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "oracle/encode.h"
#include "value/decode.h"
#include "value/number.h"

namespace halfulp {
namespace {

Datum datum_of(double value) {
  if (value == 0) return {.negative = std::signbit(value)};
  int exponent = 0;
  const double fraction = std::frexp(std::fabs(value), &exponent);
  return {.cls = DatumClass::finite,
          .negative = value < 0,
          .significand = static_cast<std::uint64_t>(std::ldexp(fraction, 53)),
          .exponent = exponent - 53};
}

}  // namespace

Code nearest_code(const FormatSpec& format, double value) {
  const Code sign = std::signbit(value) ? format.sign_mask() : 0;
  if (format.k == 32 && format.p == 24) {  // the machine's own float: many times as fast
    if (std::fabs(value) > std::numeric_limits<float>::max()) return format.max_finite_code() | sign;
    return std::bit_cast<std::uint32_t>(static_cast<float>(value));
  }
  static const Profile& ieee = *profile_called("ieee");
  const Code code = encode(format, datum_of(value), Rounding::ties_to_even, ieee).code;
  return std::min(code & format.magnitude_mask(), format.max_finite_code()) | sign;
}

Code stepped(const FormatSpec& format, Code code, std::ptrdiff_t ulps) {
  const auto magnitude = static_cast<std::ptrdiff_t>(code & format.magnitude_mask());
  const auto largest = static_cast<std::ptrdiff_t>(format.max_finite_code());
  const std::ptrdiff_t rank = (code & format.sign_mask()) != 0 ? -magnitude : magnitude;
  const std::ptrdiff_t moved = std::clamp(rank + ulps, -largest, largest);
  return moved < 0 ? static_cast<Code>(-moved) | format.sign_mask() : static_cast<Code>(moved);
}

double value_of(const FormatSpec& format, Code code) { return number_of(decode(format, code)); }

}  // namespace halfulp
