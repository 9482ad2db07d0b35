// One value to the code of an element, and back to a value.
#pragma once

#include <cmath>
#include <cstdint>

#include "cuda/block/scaling.h"

namespace halfulp::cuda::block {

constexpr bool has_negative_zero(const Rules& rules, float x) {
  using cpu::block::NegativeZero;
  if (rules.negative_zero == NegativeZero::by_value) return x < 0;
  return rules.negative_zero == NegativeZero::by_sign && (bits_of(x) & kSignBit) != 0;
}

/// The code of the element that has the place, for a value that is not NaN.
HALFULP_HOST_DEVICE inline std::uint8_t code_at(const BlockPlan& plan, std::uint32_t place, float x) {
  if (place == plan.zero_place && has_negative_zero(plan.rules, x)) return plan.negative_zero_code;
  return plan.tables->codes[place];
}

/// The nearest element of a normalized value.
HALFULP_HOST_DEVICE inline std::uint8_t nearest_code(const BlockPlan& plan, float x) {
  if (x != x) return plan.nan_code;
  std::uint32_t place = 0;
  for (std::uint32_t step = plan.search_from; step != 0; step /= 2) {
    if (x > plan.tables->thresholds[place + step - 1]) place += step;
  }
  return code_at(plan, place, x);
}

/// Whether `x` goes above midpoint * factor, exactly. Requires a factor > 0 of float32.
HALFULP_HOST_DEVICE inline bool goes_above(float x, double midpoint, float factor, TieGoes tie) {
  const double product = midpoint * factor;
  if (x != product) return x > product;
  const double error = fma(midpoint, factor, -product);  // exact: the product is far from subnormal
  return error == 0 ? tie == TieGoes::up : error < 0;
}

/// The nearest element of a value that is not divided: the scale takes part in the thresholds.
HALFULP_HOST_DEVICE inline std::uint8_t nearest_undivided_code(const BlockPlan& plan, float scale, float x) {
  if (x != x) return plan.nan_code;
  std::uint32_t place = 0;
  for (std::uint32_t step = plan.search_from; step != 0; step /= 2) {
    const std::uint32_t below = place + step - 1;
    if (below + 1 < plan.size && goes_above(x, plan.tables->midpoints[below], scale, plan.tables->ties[below])) {
      place += step;
    }
  }
  return code_at(plan, place, x);
}

/// The integer with the place `steps` above the least, brought into range; NaN gives the least.
HALFULP_HOST_DEVICE inline std::uint8_t integer_code(const BlockPlan& plan, float steps) {
  return plan.tables->codes[static_cast<std::uint32_t>(clamped(steps, 0, static_cast<float>(plan.size - 1)))];
}

HALFULP_HOST_DEVICE inline std::uint8_t zero_point_code(const BlockPlan& plan, float zero_point, float x) {
  const auto beyond = static_cast<float>(plan.size);
  if (x != x) return plan.nan_code;
  return integer_code(plan, nearest_integer(clamped(x, -beyond, beyond)) + zero_point);
}

/// The bin of a value among 65536 bins of [-1, 1]; NaN has none and gives 65536.
constexpr std::uint32_t bin_of(float x) {
  if (x != x) return kBins;
  return static_cast<std::uint32_t>((clamped(x, -1, 1) + 1.0f) * 0.5f * static_cast<float>(kBins - 1) + 0.5f);
}

/// fl(x / scale) as the block divides; Scaling::By::exact divides nothing.
constexpr float normalized(const Rules& rules, const Scaling& scaling, float x) {
  if (scaling.by == Scaling::By::divide) return x / scaling.factor;
  const float above = rules.element == ElementRule::half_added ? x - scaling.offset : x;
  return flush(flush(above, rules.subnormals) * scaling.factor, rules.subnormals);
}

/// The code of the element that a value of the block becomes.
HALFULP_HOST_DEVICE inline std::uint8_t code_of(const BlockPlan& plan, const Scaling& scaling, float x) {
  if (scaling.by == Scaling::By::exact) return nearest_undivided_code(plan, scaling.factor, x);
  const float y = normalized(plan.rules, scaling, x);
  switch (plan.rules.element) {
    case ElementRule::nearest:
      return nearest_code(plan, y);
    case ElementRule::half_added:
      return integer_code(plan, y + (0.5f - plan.least));
    case ElementRule::zero_point:
      return zero_point_code(plan, scaling.offset, y);
    case ElementRule::binned:
      return bin_of(y) < kBins ? plan.tables->bins[bin_of(y)] : plan.nan_code;
  }
  return 0;
}

/// How the elements of one block become values again.
struct Decoding {
  float factor = 1;  ///< The scale that elements are multiplied by.
  float second = 1;  ///< product_of_limit, tensor_last, NanScale::next_power: what the product is multiplied by.
  float shift = 0;   ///< product_plus: added to the product; zero_point: taken off the element.
};

/// Whether elements are multiplied by Decoding::second too.
constexpr bool has_two_factors(const Rules& rules) {
  return rules.decode == Decode::product_of_limit || rules.decode == Decode::tensor_last ||
         rules.nan_scale == cpu::block::NanScale::next_power;
}

/// The value of a code of the block.
HALFULP_HOST_DEVICE inline float value_of(const BlockPlan& plan, const Decoding& decoding, std::uint8_t code) {
  const float element = plan.tables->element_values[code];
  const Rules& rules = plan.rules;
  if (rules.decode == Decode::product_plus) return element * decoding.factor + decoding.shift;
  if (rules.decode == Decode::zero_point) return (element - decoding.shift) * decoding.factor;
  if (has_two_factors(rules)) return element * decoding.factor * decoding.second;
  return flush(flush(element, rules.subnormals) * decoding.factor, rules.subnormals);
}

}  // namespace halfulp::cuda::block
