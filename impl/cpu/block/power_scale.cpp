#include "cpu/block/power_scale.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace halfulp::cpu::block {
namespace {

constexpr int kLeast = -127, kGreatest = 127;  ///< Exponents of E8M0.
constexpr Code kNanCode = 255, kLargestCode = 254;

std::uint32_t bits_of(float x) { return std::bit_cast<std::uint32_t>(x); }

bool is_power_of_two(float x) {
  const std::uint32_t trailing = bits_of(x) & 0x007FFFFF;
  return bits_of(x) >= 0x00800000 ? trailing == 0 : std::has_single_bit(trailing);
}

int ceil_log2(float x) { return floor_log2(x) + (is_power_of_two(x) ? 0 : 1); }

/// The exponent of `x` rounded to a significand of `precision` bits, ties to even: only a carry changes it.
int rounded_log2(float x, int precision) {
  const int exponent = floor_log2(x);
  const double carries_from = 2 - std::ldexp(1.0, -precision);
  return std::ldexp(static_cast<double>(x), -exponent) >= carries_from ? exponent + 1 : exponent;
}

/// 2^-exponent. Requires an exponent of E8M0.
float inverse_power(int exponent) {
  return exponent == kGreatest ? 0x1p-127f : std::bit_cast<float>(static_cast<std::uint32_t>(127 - exponent) << 23);
}

BlockScale with_exponent(int exponent) {
  const int inside = std::clamp(exponent, kLeast, kGreatest);
  return {.codes = {static_cast<Code>(inside + 127), 0},
          .value = 1 / inverse_power(inside),
          .scaling = {.by = Scaling::By::multiply, .factor = inverse_power(inside)}};
}

/// The exponent of the scale before it is brought into range. Requires a finite magnitude.
int exponent_for(const Plan& plan, float absmax) {
  const int of_element = floor_log2(plan.elements.greatest);
  if (absmax == 0) return kLeast;
  switch (plan.rules.scale) {
    case ScaleRule::power_ceil:
      return ceil_log2(absmax) - of_element;
    case ScaleRule::power_even:
      return rounded_log2(absmax, plan.elements.precision) - of_element;
    case ScaleRule::power_round_up: {
      const float quotient = absmax * (1.0f / plan.elements.greatest);
      return quotient == 0 ? kLeast : ceil_log2(quotient);
    }
    default:
      return floor_log2(absmax) - of_element;
  }
}

}  // namespace

int floor_log2(float x) {
  const std::uint32_t bits = bits_of(x);
  const int field = static_cast<int>(bits >> 23);
  return field != 0 ? field - 127 : static_cast<int>(std::bit_width(bits)) - 150;
}

float power_not_below(float x) {
  if (x == 0 || !std::isfinite(x)) return x;
  return static_cast<float>(std::ldexp(1.0, ceil_log2(x)));
}

BlockScale power_scale(const Plan& plan, float absmax) {
  if (std::isfinite(absmax)) return with_exponent(exponent_for(plan, absmax));
  const bool is_largest = std::isinf(absmax) && plan.rules.infinite_scale == InfiniteScale::largest;
  if (is_largest) return with_exponent(static_cast<int>(kLargestCode) - 127);
  BlockScale scale{.codes = {kNanCode, 0}, .value = std::nanf(""), .scaling = {}};
  scale.scaling.factor = std::nanf("");
  return scale;
}

}  // namespace halfulp::cpu::block
