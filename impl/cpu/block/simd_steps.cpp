#include "cpu/block/simd_steps.h"

#include <bit>
#include <limits>

namespace halfulp::cpu::block {
namespace {

std::int32_t key(float x) { return key_of(std::bit_cast<std::uint32_t>(x)); }

/// The last key that goes to the zero with a sign.
std::int32_t last_negative_zero(NegativeZero rule) {
  const std::int32_t minus_zero = key(-0.0f);
  return rule == NegativeZero::by_value ? minus_zero - 1 : minus_zero;
}

bool splits_zero(const ElementTable& elements, NegativeZero rule) {
  return elements.zero_place < elements.size && rule != NegativeZero::dropped &&
         elements.negative_zero_code != elements.codes[elements.zero_place];
}

/// Whether the product with a float32, of 24 bits, has no more bits than a float64.
bool has_exact_products(double midpoint) {
  const std::uint64_t significand = std::bit_cast<std::uint64_t>(midpoint) | std::uint64_t{1} << 52;
  return midpoint != 0 && std::countr_zero(significand) >= 24;
}

}  // namespace

bool has_steps(const ElementTable& elements, NegativeZero rule) {
  return elements.size + (splits_zero(elements, rule) ? 1 : 0) <= StepPlan::kSteps;
}

StepPlan plan_steps(const ElementTable& elements, NegativeZero rule, const float* thresholds) {
  const bool has_two_zeros = splits_zero(elements, rule);
  StepPlan plan;
  plan.last.fill(std::numeric_limits<std::int32_t>::max());
  std::size_t step = 0;
  for (std::size_t place = 0; place < elements.size; ++place, ++step) {
    if (has_two_zeros && place == elements.zero_place) {
      plan.codes[step] = elements.negative_zero_code;
      plan.last[step++] = last_negative_zero(rule);
    }
    plan.codes[step] = elements.codes[place];
    const float threshold = thresholds[place];
    if (place + 1 < elements.size) plan.last[step] = key(threshold == 0 ? 0.0f : threshold);  // -0 is not below +0
  }
  return plan;
}

ScaledSteps::ScaledSteps(const ElementTable& elements, NegativeZero rule) {
  if (!has_steps(elements, rule)) return;
  const bool has_two_zeros = splits_zero(elements, rule);
  below_ = above_ = unscaled_ = plan_steps(elements, rule, elements.thresholds.data());
  is_served_ = true;
  for (std::size_t place = 0; place + 1 < elements.size; ++place) {
    const std::size_t step = place + (has_two_zeros && place >= elements.zero_place ? 1 : 0);
    midpoints_[step] = elements.midpoints[place];
    goes_up_[step] = elements.ties[place] == TieGoes::up ? 1 : 0;
    is_served_ = is_served_ && has_exact_products(midpoints_[step]);
    below_.last[step] = key(static_cast<float>(midpoints_[step]));
    above_.last[step] = below_.last[step] - 1;
  }
  // A quotient that is rounded to zero is no longer less than zero.
  serve_quotients_ = is_served_ && !(has_two_zeros && rule == NegativeZero::by_value);
}

StepPlan ScaledSteps::at(float scale) const {
  StepPlan plan = unscaled_;
  for (std::size_t step = 0; step < kSteps; ++step) {
    const double threshold = midpoints_[step] * static_cast<double>(scale);
    const auto rounded = static_cast<float>(threshold);
    const auto nearest = static_cast<double>(rounded);
    const std::int32_t steps_down = nearest > threshold ? 1 : nearest == threshold ? goes_up_[step] : 0;
    const std::int32_t last = key(rounded) - steps_down;
    plan.last[step] = midpoints_[step] != 0 ? last : plan.last[step];
  }
  return plan;
}

}  // namespace halfulp::cpu::block
