#include "block/power_scale.h"

#include <mpfr.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "block/arithmetic.h"
#include "oracle/real.h"
#include "value/decode.h"

namespace halfulp {
namespace {

constexpr int kBias = 127;      // OCP MX 1.0 5.4.1
constexpr Code kLargest = 254;  // 255 is NaN

Code clamp_to_code(int exponent) {
  return static_cast<Code>(std::clamp(exponent + kBias, 0, static_cast<int>(kLargest)));
}

/// The element's largest magnitude.
Datum largest_of(const FormatSpec& element) {
  if (!element.is_codebook()) return decode(element, element.max_finite_code());
  return datum_of(std::ranges::max(element.codebook));
}

/// Bits behind the leading one of the element's values.
int trailing_bits_of(const FormatSpec& element) {
  return element.is_codebook() ? floor_log2(largest_of(element)) + element.k - 2 : element.trailing_bits();
}

/// Whether |number| carries into the next power of two when it is rounded, ties up, to a leading one and `trailing`
/// bits.
bool carries(const Datum& number, int trailing) {
  Real bound;  // 2 - 2^-(trailing + 1), in the binade of the number
  bound.assign((std::uint64_t{1} << (trailing + 2)) - 1, floor_log2(number) - trailing - 1);
  return compare(Real(number), bound) >= 0;
}

}  // namespace

Datum power_of_two(int exponent) {
  return {.cls = DatumClass::finite, .negative = false, .significand = 1, .exponent = exponent};
}

bool logarithm_may_be(const Datum& number, int exponent) {
  Real logarithm;
  mpfr_log2(logarithm.get(), Real(number).get(), MPFR_RNDN);
  mpfr_sub_si(logarithm.get(), logarithm.get(), exponent, MPFR_RNDN);
  // One ulp of the result and half an ulp of its rounding, in the binade below the integer.
  const float at = static_cast<float>(std::abs(exponent));
  const float ulp = std::max(at - std::nextafter(at, 0.0f), std::numeric_limits<float>::min());
  mpfr_abs(logarithm.get(), logarithm.get(), MPFR_RNDN);
  return mpfr_cmp_d(logarithm.get(), 2.0 * static_cast<double>(ulp)) <= 0;
}

Admissible power_code(const FormatSpec& element, const BlockRules& rules, const Datum& absmax) {
  if (is_zero(absmax)) return Admissible::only(0);
  const int largest = floor_log2(largest_of(element));
  switch (rules.scale) {
    case ScaleRule::power_floor:
      return Admissible::only(clamp_to_code(floor_log2(absmax) - largest));
    case ScaleRule::power_ceil:
      return Admissible::only(clamp_to_code(ceil_log2(absmax) - largest));
    case ScaleRule::power_even:
      return Admissible::only(
          clamp_to_code(floor_log2(absmax) + (carries(absmax, trailing_bits_of(element)) ? 1 : 0) - largest));
    case ScaleRule::power_round_up: {
      const Float32 float32(rules.subnormals);
      const Datum quotient = float32.multiply(absmax, float32.divide(datum_of(1), largest_of(element)));
      return Admissible::only(is_zero(quotient) ? 0 : clamp_to_code(ceil_log2(quotient)));
    }
    case ScaleRule::power_library_log: {
      const int floor = floor_log2(absmax);
      if (floor - largest + kBias < 0) return Admissible::open();  // the library converts a negative float to unsigned
      Admissible codes = Admissible::only(clamp_to_code(floor - largest));
      if (logarithm_may_be(absmax, floor + 1)) codes.other = clamp_to_code(floor + 1 - largest);
      return codes;
    }
    default:
      return Admissible::open();
  }
}

}  // namespace halfulp
