// Scales that are powers of two.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>

#include "cuda/block/scaling.h"

namespace halfulp::cuda::block {

inline constexpr int kLeastPower = -127, kGreatestPower = 127;  ///< Exponents of E8M0.
inline constexpr Code kNanPower = 255;

/// The greatest k with 2^k <= x. Requires a finite x > 0.
constexpr int floor_log2(float x) {
  const int field = static_cast<int>(bits_of(x) >> 23);
  return field != 0 ? field - 127 : static_cast<int>(std::bit_width(bits_of(x))) - 150;
}

/// The least k with 2^k >= x. Requires a finite x > 0.
constexpr int ceil_log2(float x) {
  const int exponent = floor_log2(x);
  const bool is_power = bits_of(x) >= 0x00800000 ? (bits_of(x) & 0x007FFFFF) == 0 : std::has_single_bit(bits_of(x));
  return is_power ? exponent : exponent + 1;
}

/// 2^exponent; beyond the greatest float32 infinity. Requires an exponent that is not below -149.
constexpr float power_of_two(int exponent) {
  if (exponent < -126) return float_of(std::uint32_t{1} << (exponent + 149));
  return float_of(static_cast<std::uint32_t>(std::min(exponent + 127, 255)) << 23);
}

/// The exponent of `x` rounded to a significand of `precision` bits, ties to even: only a carry changes it.
constexpr int rounded_log2(float x, int precision) {
  const int exponent = floor_log2(x);
  // The significand with its leading bit at bit 23, against the midpoint below the next power of two.
  const std::uint32_t bits = bits_of(x);
  const std::uint32_t significand =
      bits >= 0x00800000 ? (bits & 0x007FFFFF) | 0x00800000 : bits << (23 - (exponent + 149));
  const std::uint32_t carries_from = (1u << 24) - (1u << (23 - precision));
  return significand >= carries_from ? exponent + 1 : exponent;
}

/// The least power of two that is not below `x`; 0, infinity and NaN stay.
constexpr float power_not_below(float x) { return x == 0 || !is_finite(x) ? x : power_of_two(ceil_log2(x)); }

/// The exponent of the scale before it is brought into range. Requires a finite magnitude.
constexpr int exponent_for(const BlockPlan& plan, float absmax) {
  const int of_element = floor_log2(plan.greatest);
  if (absmax == 0) return kLeastPower;
  if (plan.rules.scale == ScaleRule::power_ceil) return ceil_log2(absmax) - of_element;
  if (plan.rules.scale == ScaleRule::power_even) return rounded_log2(absmax, plan.precision) - of_element;
  if (plan.rules.scale != ScaleRule::power_round_up) return floor_log2(absmax) - of_element;
  const float quotient = absmax * (1.0f / plan.greatest);
  return quotient == 0 ? kLeastPower : ceil_log2(quotient);
}

constexpr BlockScale with_exponent(int exponent) {
  const int inside = std::clamp(exponent, kLeastPower, kGreatestPower);
  return {.codes = {static_cast<Code>(inside + 127), 0},
          .value = power_of_two(inside),
          .scaling = {.factor = power_of_two(-inside)}};
}

/// The E8M0 scale of a block with this largest magnitude, by any of the rules power_*.
constexpr BlockScale power_scale(const BlockPlan& plan, float absmax) {
  if (is_finite(absmax)) return with_exponent(exponent_for(plan, absmax));
  const bool is_infinite = magnitude_bits(absmax) == kInfinityBits;
  if (is_infinite && plan.rules.infinite_scale == cpu::block::InfiniteScale::largest) {
    return with_exponent(kGreatestPower);
  }
  return {.codes = {kNanPower, 0}, .value = kNan, .scaling = {.factor = kNan}};
}

}  // namespace halfulp::cuda::block
