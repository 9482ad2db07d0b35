#include "cpu/block/encode.h"

#include <cmath>

#include "cpu/block/integer.h"
#include "cpu/block/subnormal.h"

namespace halfulp::cpu::block {
namespace {

bool is_negative_zero(NegativeZero rule, float x) {
  switch (rule) {
    case NegativeZero::by_sign:
      return std::signbit(x);
    case NegativeZero::by_value:
      return x < 0;
    case NegativeZero::dropped:
      return false;
  }
  return false;
}

/// The nearest element of a value against thresholds.
std::uint8_t nearest(const Plan& plan, const float* thresholds, float x) {
  const ElementTable& elements = plan.elements;
  if (x != x) return elements.nan_code;
  const std::size_t place = elements.place(thresholds, x);
  const bool has_sign = place == elements.zero_place && is_negative_zero(plan.rules.negative_zero, x);
  return has_sign ? elements.negative_zero_code : elements.codes[place];
}

/// The integer with the place `steps` above the least, brought into range; NaN gives the least.
std::uint8_t integer(const ElementTable& elements, float steps) {
  return elements.codes[static_cast<std::size_t>(clamped(steps, 0, static_cast<float>(elements.size - 1)))];
}

std::uint8_t half_added(const ElementTable& elements, float x) {
  return integer(elements, x + (0.5f - elements.least));
}

std::uint8_t with_zero_point(const ElementTable& elements, float zero_point, float x) {
  const auto beyond = static_cast<float>(elements.size);
  const float units = nearest_integer(clamped(x, -beyond, beyond));
  return x == x ? integer(elements, units + zero_point) : elements.nan_code;
}

std::uint8_t binned(const Plan& plan, float x) {
  const std::uint32_t bin = bin_of(x);
  return bin < plan.bins.size() ? plan.bins[bin] : plan.elements.nan_code;
}

/// Finds the elements of [count] values that `normalize` divides by their scale.
template <class Normalize>
void encode_normalized(const Plan& plan, float zero_point, const float* x, std::size_t count, std::uint8_t* codes,
                       Normalize normalize) {
  const auto each = [&](auto element) {
    for (std::size_t i = 0; i < count; ++i) codes[i] = element(normalize(x[i]));
  };
  switch (plan.rules.element) {
    case ElementRule::nearest:
      return each([&](float y) { return nearest(plan, plan.elements.thresholds.data(), y); });
    case ElementRule::half_added:
      return each([&](float y) { return half_added(plan.elements, y); });
    case ElementRule::zero_point:
      return each([&](float y) { return with_zero_point(plan.elements, zero_point, y); });
    case ElementRule::binned:
      return each([&](float y) { return binned(plan, y); });
  }
}

}  // namespace

void encode(const Plan& plan, const Scaling& scaling, const float* x, std::size_t count, std::uint8_t* codes) {
  const float factor = scaling.factor, minimum = scaling.minimum;
  const auto encode_by = [&](auto normalize) {
    encode_normalized(plan, scaling.zero_point, x, count, codes, normalize);
  };
  if (scaling.by == Scaling::By::exact) {
    const auto thresholds = plan.elements.scaled_thresholds(factor);
    for (std::size_t i = 0; i < count; ++i) codes[i] = nearest(plan, thresholds.data(), x[i]);
    return;
  }
  if (scaling.by == Scaling::By::divide) return encode_by([=](float v) { return v / factor; });
  if (plan.rules.subnormals == Subnormals::flushed) {
    return encode_by([=](float v) { return flush(flush(v) * factor); });
  }
  if (plan.rules.element == ElementRule::half_added) return encode_by([=](float v) { return (v - minimum) * factor; });
  encode_by([=](float v) { return v * factor; });
}

}  // namespace halfulp::cpu::block
