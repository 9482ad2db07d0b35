// float32 to a smaller float, ties to even, in integers: right when Bug::none, and wrong in one historical way
// otherwise. Invariant: every `if constexpr` below names one bug; without it the text is a correct conversion.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>

namespace halfulp::impl::faulty {

enum class Bug {
  none,
  ties_away,            ///< Ties go away from zero.
  truncate,             ///< Nothing is rounded up.
  lost_sticky,          ///< Subnormals are shifted before the rounding decision sees their low bits.
  nan_to_inf,           ///< A NaN whose payload lies in the dropped bits keeps no payload bit.
  tiny_flushed,         ///< Values between half the smallest subnormal and the smallest subnormal become zero.
  subnormals_flushed,   ///< Every subnormal becomes zero.
  overflow_boundary,    ///< Overflow begins at the maximum, not half an ulp above it.
  shift_wrap,           ///< The variable shift count is taken modulo 32, as the shift instruction does.
  zero_sign_underflow,  ///< Zero results are +0.
  carry_lost,           ///< A carry out of the trailing significand does not reach the exponent.
  fnuz_nan,             ///< NaN is the largest magnitude with the sign, as in formats that are not FNUZ.
  lost_zero_sign,       ///< -0 becomes +0; values that underflow keep their sign.
};

/// What the conversion has to know of its result.
struct Target {
  int sign_shift;  ///< From the sign bit of float32 to that of the result.
  int trailing_bits;
  int bias;
  std::uint32_t maximum;       ///< Largest finite value, as float32 bits.
  std::uint32_t overflows_at;  ///< Half an ulp above it; a tie here overflows, the maximum being odd.
  std::uint32_t overflow;      ///< Code of an overflow.
  std::uint32_t nan;           ///< Code of the quiet NaN.
  bool one_zero_one_nan;       ///< Neither zero nor NaN has a sign.
};

inline constexpr Target kFloat16{16, 10, 15, 0x477FE000, 0x477FF000, 0x7C00, 0x7E00, false};
inline constexpr Target kFloat8E5m2{24, 2, 15, 0x47600000, 0x47700000, 0x7C, 0x7E, false};
inline constexpr Target kFloat8E4m3fnuz{24, 3, 8, 0x43700000, 0x43780000, 0x80, 0x80, true};

/// Rounds the magnitude `bits`, finite and below overflow.
template <Target to, Bug bug>
constexpr std::uint32_t round_magnitude(std::uint32_t bits) {
  constexpr int kDropped = 23 - to.trailing_bits;
  const int exponent =
      std::max(static_cast<int>(bits >> 23), 1) - 127 + to.bias;  // field of the result; < 1: subnormal
  const std::uint64_t significand = (bits & 0x7FFFFF) | (bits >> 23 != 0 ? 0x800000u : 0u);
  if constexpr (bug == Bug::subnormals_flushed) {
    if (exponent < 1) return 0;
  }
  if constexpr (bug == Bug::tiny_flushed) {
    if (exponent < 1 - to.trailing_bits) return 0;
  }
  const int shift = kDropped + std::clamp(1 - exponent, 0, 25);  // 25 drops all 24 bits, the rounding bit too
  std::uint64_t kept = significand >> shift;
  if constexpr (bug == Bug::shift_wrap) {
    if (exponent < 1) kept = significand >> (kDropped + 1) >> (-exponent & 31);
  }
  std::uint64_t dropped = significand & ((std::uint64_t{1} << shift) - 1);
  const std::uint64_t half = std::uint64_t{1} << (shift - 1);
  if constexpr (bug == Bug::lost_sticky) dropped &= ~std::uint64_t{0} << (shift - kDropped);
  bool up = dropped > half || (dropped == half && kept % 2 != 0);
  if constexpr (bug == Bug::ties_away) up = dropped >= half;
  if constexpr (bug == Bug::truncate) up = false;
  const std::uint64_t binade = exponent < 1 ? 0 : static_cast<std::uint64_t>(exponent - 1) << to.trailing_bits;
  if constexpr (bug == Bug::carry_lost) {
    const std::uint64_t hidden = std::uint64_t{1} << to.trailing_bits;
    if (exponent >= 1 && up && kept == 2 * hidden - 1) return static_cast<std::uint32_t>(binade + hidden);
  }
  return static_cast<std::uint32_t>(binade + kept + (up ? 1 : 0));
}

/// Converts the float32 with these bits.
template <Target to, Bug bug>
constexpr std::uint32_t encode(std::uint32_t bits) {
  const std::uint32_t magnitude = bits & 0x7FFFFFFF;
  const std::uint32_t sign = (bits & 0x80000000) >> to.sign_shift;
  const std::uint32_t special_sign = to.one_zero_one_nan ? 0 : sign;
  if (magnitude > 0x7F800000) {
    if constexpr (bug == Bug::nan_to_inf) return sign | to.overflow | (magnitude & 0x7FFFFF) >> (23 - to.trailing_bits);
    if constexpr (bug == Bug::fnuz_nan) return sign | 0x7F;
    return special_sign | to.nan;
  }
  const bool overflows = bug == Bug::overflow_boundary ? magnitude > to.maximum : magnitude >= to.overflows_at;
  if (overflows) return special_sign | to.overflow;
  if constexpr (bug == Bug::lost_zero_sign) {
    if (magnitude == 0) return 0;
  }
  const std::uint32_t code = round_magnitude<to, bug>(magnitude);
  if constexpr (bug == Bug::zero_sign_underflow) {
    if (code == 0) return 0;
  }
  return code == 0 ? special_sign : sign | code;
}

}  // namespace halfulp::impl::faulty
