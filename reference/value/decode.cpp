#include "value/decode.h"

#include <cmath>

namespace halfulp {
namespace {

Datum decode_codebook(const FormatSpec& format, Code code) {
  const float value = format.codebook[code];
  const bool negative = std::signbit(value);
  if (value == 0) return {.cls = DatumClass::zero, .negative = negative};
  int exponent = 0;
  const float fraction = std::frexp(std::fabs(value), &exponent);  // exact: value = fraction * 2^exponent
  return {.cls = DatumClass::finite,
          .negative = negative,
          .significand = static_cast<std::uint64_t>(std::ldexp(fraction, 24)),
          .exponent = exponent - 24};
}

/// Left-aligns the trailing significand, so that payloads of different widths compare.
std::uint64_t payload(const FormatSpec& format, Code magnitude) {
  const Code fraction = magnitude & ((Code{1} << format.trailing_bits()) - 1);
  return fraction << (kPayloadBits - format.trailing_bits());
}

}  // namespace

Datum decode_magnitude(const FormatSpec& format, Code magnitude) {
  const int trailing = format.trailing_bits();
  const int field = static_cast<int>(magnitude >> trailing);
  const std::uint64_t fraction = magnitude & ((Code{1} << trailing) - 1);
  if (field == 0 && format.low == Low::subnormal) {  // IEEE 754-2019 3.4 d, e
    if (fraction == 0) return {.cls = DatumClass::zero};
    return {.cls = DatumClass::finite, .significand = fraction, .exponent = format.quantum_exponent()};
  }
  return {.cls = DatumClass::finite,  // IEEE 754-2019 3.4 c
          .significand = fraction | (Code{1} << trailing),
          .exponent = field - format.bias - trailing};
}

bool is_defined(const FormatSpec& format, Code code) {
  return code <= format.code_mask() && !(format.sign == Sign::reserved_zero && (code >> (format.k - 1)) != 0);
}

bool is_nan(const FormatSpec& format, Code code) {
  if (format.is_codebook()) return false;
  if (format.nan == Nan::negative_zero) return code == format.sign_mask();
  return format.has_nan() && (code & format.magnitude_mask()) > format.magnitude_mask() - format.nan_magnitudes();
}

Datum decode(const FormatSpec& format, Code code) {
  code &= format.code_mask();
  if (format.is_codebook()) return decode_codebook(format, code);
  if (!is_defined(format, code)) return {.cls = DatumClass::reserved};
  const bool negative = (code & format.sign_mask()) != 0;
  const Code magnitude = code & format.magnitude_mask();
  if (is_nan(format, code)) {
    if (format.nan == Nan::negative_zero) return {.cls = DatumClass::nan};  // one NaN, without a sign
    return {.cls = DatumClass::nan, .negative = negative, .significand = payload(format, magnitude)};
  }
  if (format.has_infinity() && magnitude == format.infinity_code()) {
    return {.cls = DatumClass::infinity, .negative = negative};
  }
  Datum datum = decode_magnitude(format, magnitude);
  datum.negative = negative;
  return datum;
}

}  // namespace halfulp
