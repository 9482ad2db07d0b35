#include "cuda/encode_plan.h"

#include <array>
#include <bit>

namespace halfulp::cuda {
namespace {

struct Thresholds {
  std::uint32_t positive, negative, odd_mask;
};

constexpr std::uint32_t kHalf = 0x80000000, kNever = 0xFFFFFFFF;

/// In the order of cpu::Rounding.
constexpr std::array<Thresholds, cpu::kRoundingNames.size()> kThresholds{
    {{kHalf, kHalf, 1}, {kHalf - 1, kHalf - 1, 0}, {kNever, kNever, 0}, {0, kNever, 0}, {kNever, 0, 0}, {0, 0, 1}}};

/// Lets an addition round where it can: the sum must not leave the binades of float32, nor the limit be a subnormal,
/// and the code must be as even as its significand, which with one digit it is not.
void choose_addition(EncodePlan& plan) {
  constexpr std::uint32_t kTopField = 254;
  const std::uint32_t limit_field = plan.limit >> plan.trailing;
  if (plan.trailing == 0 || limit_field == 0) return;
  if (limit_field - 1 + plan.least_field + plan.cut_bits > kTopField) return;
  const std::uint32_t fraction = plan.limit & ((1u << plan.trailing) - 1);
  plan.cap = (limit_field - 1 + plan.least_field) << 23 | fraction << plan.cut_bits;
  plan.way = Way::by_addition;
}

}  // namespace

std::optional<EncodePlan> plan_encoding(const cpu::Layout& layout, cpu::Rounding rounding, const cpu::Policy& policy) {
  const cpu::EncodePlan known = cpu::plan_encode(layout, rounding, policy);
  if (known.shape == cpu::Shape::none) return std::nullopt;
  const Thresholds& thresholds = kThresholds[static_cast<std::size_t>(rounding)];
  EncodePlan plan{.way = known.shape == cpu::Shape::linear ? Way::linear : Way::by_shifts,
                  .signs = known.signs,
                  .cut_bits = static_cast<std::uint32_t>(24 - layout.p),
                  .trailing = known.trailing,
                  .least_field = known.min_field,
                  .low_double = known.low_double,
                  .floor = known.floor,
                  .threshold = thresholds.positive,
                  .threshold_flip = thresholds.positive ^ thresholds.negative,
                  .odd_mask = thresholds.odd_mask,
                  .limit = known.positive_limit,
                  .limit_flip = known.positive_limit ^ known.negative_limit,
                  .sign_bit = known.sign_bit,
                  .sign_shift = known.sign_bit == 0 ? 0 : static_cast<std::uint32_t>(std::countl_zero(known.sign_bit)),
                  .negative_keep = known.negative_keep,
                  .negative_set = known.negative_set,
                  .zero_set = known.negative_zero == known.negative_set ? ~std::uint32_t{0} : 0,
                  .special = {known.positive.nan, known.positive.infinity, known.positive.zero, known.negative.nan,
                              known.negative.infinity, known.negative.zero},
                  .zero_is_special = known.zero_is_special ? 1u : 0u};
  if (plan.way == Way::by_shifts && rounding == cpu::Rounding::ties_to_even) choose_addition(plan);
  return plan;
}

}  // namespace halfulp::cuda
