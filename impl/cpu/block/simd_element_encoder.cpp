#include "cpu/block/simd_element_encoder.h"

#include <array>
#include <cmath>

#include "cpu/block/simd_batches.h"

namespace halfulp::cpu::block {
namespace {

bool are_minifloats(const Plan& plan) {
  const auto& layout = plan.facts.element.layout;
  const Rules& rules = plan.rules;
  const bool has_ties = rules.ties == Ties::to_even || rules.ties == Ties::away;
  return layout && is_minifloat(*layout) && has_ties && rules.thresholds == Thresholds::midpoints &&
         rules.negative_zero == NegativeZero::by_sign;
}

/// Whether no sign of a zero is stored.
bool has_one_zero(const Plan& plan) {
  const ElementTable& elements = plan.elements;
  return plan.rules.negative_zero == NegativeZero::dropped || elements.zero_place >= elements.size ||
         elements.negative_zero_code == elements.codes[elements.zero_place];
}

/// Whether the elements are all integers between two bounds, in units of a power of two, whose codes are their lowest
/// bits or count from the least one.
bool are_integers(const Plan& plan) {
  const ElementTable& elements = plan.elements;
  if (elements.size < 2) return false;
  const float unit = elements.values[1] - elements.values[0];
  int exponent = 0;
  if (std::frexp(unit, &exponent) != 0.5f) return false;
  const int mask = (1 << plan.facts.element.k) - 1;
  for (std::size_t place = 0; place < elements.size; ++place) {
    const int steps = static_cast<int>(place);
    if (elements.values[place] != elements.least + static_cast<float>(steps) * unit) return false;
    if (elements.codes[place] != ((elements.codes[0] + steps) & mask)) return false;
  }
  return has_one_zero(plan);
}

bool rounds_to_integers(const Rules& rules) {
  if (rules.element != ElementRule::nearest) return true;
  return rules.thresholds == Thresholds::midpoints && (rules.ties == Ties::to_even || rules.ties == Ties::away);
}

ToInteger to_integer(const Rules& rules) {
  if (rules.element == ElementRule::half_added) return ToInteger::cut_off;
  const bool is_away = rules.element == ElementRule::nearest && rules.ties == Ties::away;
  return is_away ? ToInteger::ties_to_away : ToInteger::ties_to_even;
}

IntegerPlan plan_integers(const Plan& plan) {
  const ElementTable& elements = plan.elements;
  const float per_unit = 1 / (elements.values[1] - elements.values[0]);
  IntegerPlan integers{.unit = per_unit,
                       .addend = 0,
                       .least = elements.least * per_unit,
                       .greatest = elements.greatest * per_unit,
                       .offset = elements.codes[0] - static_cast<std::int32_t>(elements.least * per_unit),
                       .mask = static_cast<std::uint8_t>((1 << plan.facts.element.k) - 1)};
  if (plan.rules.element == ElementRule::half_added) {
    integers.addend = 0.5f - elements.least;
    integers.greatest = static_cast<float>(elements.size - 1);
    integers.least = 0;
    integers.offset = elements.codes[0];
  }
  return integers;
}

}  // namespace

// Plans are made where they stay: a copy would wait for all stores before it, the codes of the block before among them.
ElementEncoder::ElementEncoder(const Plan& plan, Against against)
    : normalize_(normalize_kernel(against)),
      minifloats_(are_minifloats(plan) ? plan_minifloats(*plan.facts.element.layout) : MinifloatPlan{}) {
  step_kernel_ = step_kernel();
  if (step_kernel_ == nullptr) return;
  if (plan.rules.element == ElementRule::binned) {
    kind_ = Kind::bins;
    bins_ = plan.bins.data();
    bin_kernel_ = bin_kernel();
  } else if (are_minifloats(plan)) {
    kind_ = Kind::minifloats;
    const MinifloatTies ties = plan.rules.ties == Ties::away ? MinifloatTies::away : MinifloatTies::to_even;
    minifloat_kernel_ = minifloat_kernel(ties);
    scaled_minifloat_kernel_ = scaled_minifloat_kernel(ties, against);
  } else if (rounds_to_integers(plan.rules) && are_integers(plan)) {
    kind_ = plan.rules.element == ElementRule::zero_point ? Kind::integers_from_zero_point : Kind::integers;
    integers_ = plan_integers(plan);
    integer_kernel_ = integer_kernel(to_integer(plan.rules));
    scaled_integer_kernel_ = scaled_integer_kernel(to_integer(plan.rules), against);
  } else if (plan.rules.element == ElementRule::nearest && has_steps(plan.elements, plan.rules.negative_zero)) {
    kind_ = Kind::steps;
    steps_ = plan_steps(plan.elements, plan.rules.negative_zero, plan.elements.thresholds.data());
  } else if (plan.rules.element == ElementRule::nearest && has_one_zero(plan)) {
    kind_ = Kind::thresholds;
    thresholds_ = plan_thresholds(plan.elements);
    threshold_kernel_ = threshold_kernel();
  }
}

void ElementEncoder::encode(const ScaledBlocks& blocks, float zero_point, std::uint8_t* codes) const {
  std::size_t block = encode_at_once(blocks, zero_point, codes);
  const std::size_t at_a_time = kLongestEncoded / blocks.length;
  alignas(kLineBytes) std::array<float, kLongestEncoded> y;
  for (; block < blocks.count; block += at_a_time) {
    const ScaledBlocks part = blocks.part(block, at_a_time);
    normalize_(part, y.data());
    encode_normalized(y.data(), zero_point, codes + block * blocks.length, part.count * part.length);
  }
}

std::size_t ElementEncoder::encode_at_once(const ScaledBlocks& blocks, float zero_point, std::uint8_t* codes) const {
  switch (kind_) {
    case Kind::minifloats:
      return scaled_minifloat_kernel_(minifloats_, blocks, codes);
    case Kind::integers:
      return scaled_integer_kernel_(integers_, blocks, codes);
    case Kind::integers_from_zero_point:
      return scaled_integer_kernel_(moved(zero_point), blocks, codes);
    default:
      return 0;
  }
}

void ElementEncoder::encode_normalized(const float* y, float zero_point, std::uint8_t* codes, std::size_t count) const {
  switch (kind_) {
    case Kind::none:
      return;
    case Kind::bins:
      return bin_kernel_(bins_, y, codes, count);
    case Kind::minifloats:
      return minifloat_kernel_(minifloats_, y, codes, count);
    case Kind::integers:
      return integer_kernel_(integers_, y, codes, count);
    case Kind::integers_from_zero_point:
      return integer_kernel_(moved(zero_point), y, codes, count);
    case Kind::steps:
      return step_kernel_(steps_, y, codes, count);
    case Kind::thresholds:
      return threshold_kernel_(thresholds_, y, codes, count);
  }
}

IntegerPlan ElementEncoder::moved(float zero_point) const {
  IntegerPlan plan = integers_;
  plan.least -= zero_point;
  plan.greatest -= zero_point;
  plan.offset += static_cast<std::int32_t>(zero_point);
  return plan;
}

}  // namespace halfulp::cpu::block
