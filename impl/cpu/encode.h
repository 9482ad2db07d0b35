// Encodes a float or double into any binary format: one rounding from the exact value, at compile time or run time.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>

#include "cpu/layout.h"
#include "cpu/number.h"
#include "cpu/rounding.h"

namespace halfulp::cpu {

/// Whether `rounding` takes an inexact magnitude with this sign to the neighbour farther from zero, given what is cut
/// off against one half (negative: less) and whether the nearer-to-zero code is odd.
constexpr bool rounds_away(Rounding rounding, bool negative, int cut_against_half, bool odd) {
  switch (rounding) {
    case Rounding::ties_to_even:
      return cut_against_half > 0 || (cut_against_half == 0 && odd);
    case Rounding::ties_to_away:
      return cut_against_half >= 0;
    case Rounding::toward_zero:
      return false;
    case Rounding::toward_positive:
      return !negative;
    case Rounding::toward_negative:
      return negative;
    case Rounding::to_odd:
      return !odd;
  }
  return false;
}

/// A magnitude code that was cut short, as if the exponent range had no upper end, and the fraction cut off as the bits
/// of a word from the top down; the last one also stands for everything below it.
struct TruncatedMagnitude {
  std::uint64_t code = 0, fraction = 0;
};

/// The magnitude code of a finite number, toward zero.
constexpr TruncatedMagnitude truncate_magnitude(const Layout& layout, const Number& x) {
  const int trailing = layout.p - 1;
  const int exponent = x.exponent + static_cast<int>(std::bit_width(x.significand)) - 1;
  if (!layout.has_zero() && exponent < layout.min_exponent()) return {};  // the smallest value is the only neighbour
  const int binade = std::max(exponent, layout.min_exponent());
  const std::uint64_t no_zero_offset = layout.has_zero() ? 0 : std::uint64_t{1} << trailing;
  const std::uint64_t below = (static_cast<std::uint64_t>(binade - layout.min_exponent()) << trailing) - no_zero_offset;
  const int cut_bits = binade - trailing - x.exponent;
  if (cut_bits <= 0) return {below + (x.significand << -cut_bits)};
  if (cut_bits < 64) return {below + (x.significand >> cut_bits), x.significand << (64 - cut_bits)};
  const int lost_bits = std::min(cut_bits - 64, 63);  // a significand has at most 53 bits
  const std::uint64_t fraction = x.significand >> lost_bits;
  return {below, fraction | (fraction << lost_bits != x.significand ? 1 : 0)};
}

/// The magnitude code of a finite number, as if the exponent range had no upper end.
constexpr std::uint64_t round_magnitude(const Layout& layout, Rounding rounding, const Number& x) {
  constexpr std::uint64_t kHalf = std::uint64_t{1} << 63;
  const TruncatedMagnitude cut = truncate_magnitude(layout, x);
  if (cut.fraction == 0) return cut.code;
  const int against_half = cut.fraction < kHalf ? -1 : cut.fraction == kHalf ? 0 : 1;
  return cut.code + (rounds_away(rounding, x.negative, against_half, (cut.code & 1) != 0) ? 1 : 0);
}

/// The magnitude code that replaces a finite number beyond the maximum. In formats whose NaN is the code of -0 the
/// answer may be that NaN, which has the sign bit in it.
constexpr Code overflow_code(const Layout& layout, Rounding rounding, const Policy& policy, bool negative) {
  const Code maximum = layout.max_finite_code();
  if (policy.overflow == Overflow::saturate) return maximum;
  if (policy.overflow == Overflow::p3109_none) {
    const bool stays = rounding == Rounding::toward_zero || (rounding == Rounding::toward_negative && !negative) ||
                       (rounding == Rounding::toward_positive && negative) ||
                       (rounding == Rounding::to_odd && !layout.is_signed());
    return layout.has_infinity() && !stays ? layout.infinity_code() : maximum;
  }
  // To odd never leaves the finite range: between the maximum and infinity it is as good as truncation.
  const bool away = rounding != Rounding::to_odd && rounds_away(rounding, negative, 1, false);
  if (!away) return maximum;
  return layout.has_infinity() ? layout.infinity_code() : layout.has_nan() ? layout.nan_code(false) : maximum;
}

/// The magnitude code that replaces an infinity.
constexpr Code infinity_result(const Layout& layout, const Policy& policy) {
  if (policy.infinity == InfinityIn::saturate) return layout.max_finite_code();
  if (layout.has_infinity()) return layout.infinity_code();
  if (policy.infinity == InfinityIn::propagate && layout.has_nan()) return layout.nan_code(false);
  return layout.max_finite_code();
}

/// The code of a NaN: the quiet one with the input's sign. Choice: a format without NaN gets +maximum.
constexpr Code nan_result(const Layout& layout, bool negative) {
  return layout.has_nan() ? layout.nan_code(negative) : layout.max_finite_code();
}

/// The code of a negative number in a format without sign.
constexpr Code negative_result(const Layout& layout, Rounding rounding, const Policy& policy, Kind kind) {
  const bool none_truncates = policy.negative == NegativeIn::p3109_none && kind == Kind::finite &&
                              (rounding == Rounding::toward_zero || rounding == Rounding::toward_positive);
  return policy.negative == NegativeIn::minimum || none_truncates ? 0 : nan_result(layout, true);
}

/// Encodes a number of which, if it is finite, `rounded` is the magnitude code. `rounding` is where overflow goes.
constexpr Code encode_rounded(const Layout& layout, const Number& x, std::uint64_t rounded, Rounding rounding,
                              const Policy& policy) {
  if (x.kind == Kind::nan) return nan_result(layout, x.negative);
  if (x.kind == Kind::zero) {
    if (!layout.has_zero()) return policy.zero == ZeroIn::nan ? nan_result(layout, x.negative) : 0;
    return x.negative && layout.has_negative_zero() ? layout.sign_mask() : 0;
  }
  const bool infinite = x.kind == Kind::infinity;
  if (x.negative && !layout.is_signed()) {
    const bool is_zero = !infinite && rounded == 0 && layout.has_zero();
    return is_zero ? 0 : negative_result(layout, rounding, policy, x.kind);
  }
  const Code magnitude = infinite                             ? infinity_result(layout, policy)
                         : rounded > layout.max_finite_code() ? overflow_code(layout, rounding, policy, x.negative)
                                                              : static_cast<Code>(rounded);
  if (magnitude == 0 && layout.has_zero() && !layout.has_negative_zero()) return 0;
  return magnitude | (x.negative ? layout.sign_mask() : 0);
}

/// Encodes a number that was taken apart.
constexpr Code encode_number(const Layout& layout, const Number& x, Rounding rounding, const Policy& policy) {
  const std::uint64_t rounded = x.kind == Kind::finite ? round_magnitude(layout, rounding, x) : 0;
  return encode_rounded(layout, x, rounded, rounding, policy);
}

/// Encodes `x` with one rounding.
constexpr Code encode(const Layout& layout, float x, Rounding rounding = Rounding::ties_to_even,
                      const Policy& policy = kIeee) {
  return encode_number(layout, number_from(x), rounding, policy);
}
constexpr Code encode(const Layout& layout, double x, Rounding rounding = Rounding::ties_to_even,
                      const Policy& policy = kIeee) {
  return encode_number(layout, number_from(x), rounding, policy);
}

}  // namespace halfulp::cpu
