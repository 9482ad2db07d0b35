#include "cpu/block/decode.h"

#include <cmath>

#include "cpu/block/bytes.h"
#include "cpu/block/nested.h"
#include "cpu/block/subnormal.h"

namespace halfulp::cpu::block {

namespace {

Decoding for_nan_scale(NanScale rule) {
  switch (rule) {
    case NanScale::nan:
      return {.factor = std::nanf("")};
    case NanScale::next_power:
      return {.factor = 0x1p127f, .second = 2};
    case NanScale::zero:
      return {.factor = 0};
  }
  return {};
}

/// Whether elements are multiplied by Decoding::second too.
bool has_two_factors(const Rules& rules) {
  return rules.decode == Decode::product_of_limit || rules.decode == Decode::tensor_last ||
         rules.nan_scale == NanScale::next_power;
}

}  // namespace

Decoding decoding_of(const Plan& plan, const std::uint8_t* scales, const std::uint8_t* tensor, std::uint64_t block) {
  const CodeFormat& format = plan.facts.scale;
  const float scale = decode(format, load_code(format, scales));
  const auto second = [&] { return decode(format, load_code(format, scales + format.bytes)); };
  switch (plan.rules.decode) {
    case Decode::product:
      if (scale != scale) return for_nan_scale(plan.rules.nan_scale);
      return {.factor = flush(scale, plan.rules.subnormals)};
    case Decode::product_plus:
    case Decode::zero_point:
      return {.factor = scale, .shift = second()};
    case Decode::product_of_limit:
      return {.factor = scale, .second = 1.0f / plan.elements.greatest};
    case Decode::tensor_last:
      return {.factor = scale, .second = load_float(tensor)};
    case Decode::tensor_first:
      return {.factor = scale * load_float(tensor)};
    case Decode::nested:
      return {.factor = nested_scale(scale, tensor, block)};
  }
  return {};
}

void decode(const Plan& plan, const Decoding& decoding, const std::uint8_t* codes, std::size_t count, float* x) {
  const float* const values = plan.facts.element.values.data();
  const std::size_t mask = plan.facts.element.values.size() - 1;
  const auto each = [&](auto value) {
    for (std::size_t i = 0; i < count; ++i) x[i] = value(values[codes[i] & mask]);
  };
  const float factor = decoding.factor, second = decoding.second, shift = decoding.shift;
  const Rules& rules = plan.rules;
  if (rules.decode == Decode::product_plus) return each([=](float e) { return e * factor + shift; });
  if (rules.decode == Decode::zero_point) return each([=](float e) { return (e - shift) * factor; });
  if (has_two_factors(rules)) return each([=](float e) { return e * factor * second; });
  if (rules.subnormals == Subnormals::flushed) return each([=](float e) { return flush(flush(e) * factor); });
  each([=](float e) { return e * factor; });
}

}  // namespace halfulp::cpu::block
