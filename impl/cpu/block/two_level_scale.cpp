#include "cpu/block/two_level_scale.h"

#include <bit>
#include <cmath>

#include "cpu/block/integer.h"

namespace halfulp::cpu::block {
namespace {

constexpr float kLargestScale = 448, kLeastNormalScale = 0x1p-6f;
constexpr Code kLargestCode = 0x7E;

/// What the largest element times the largest scale is: 2688 for E2M1.
float range_of(const Plan& plan) { return kLargestScale * plan.elements.greatest; }

/// A positive number to UE4M3 as GGML does: one bit after the last decides, and from 248 on the largest code is given.
Code half_up_code(float x) {
  if (!(x > 0)) return 0;
  if (x < kLeastNormalScale) {
    const auto units = static_cast<Code>(x * 512 + 0.5f);
    return units < 7 ? units : 7;
  }
  if (x >= 248) return kLargestCode;
  constexpr std::uint32_t kRebias = 120u << 23;  // the exponent field of float32 less that of UE4M3
  return (((std::bit_cast<std::uint32_t>(x) - kRebias) >> 19) + 1) >> 1;
}

}  // namespace

TensorState two_level_state(const Plan& plan, float tensor_absmax) {
  TensorState state;
  if (plan.rules.scale == ScaleRule::two_level_torchao) {
    state.decode_scale = tensor_absmax / range_of(plan);
    return state;
  }
  const float scale = no_more_than_finite(range_of(plan) / tensor_absmax);
  state.encode_scale = tensor_absmax == 0 || scale == 0 ? 1.0f : scale;
  state.decode_scale = 1.0f / state.encode_scale;
  return state;
}

BlockScale two_level_te_scale(const Plan& plan, const TensorState& state, float absmax) {
  const float multiplier = state.encode_scale * (1.0f / plan.elements.greatest);
  const Code code = scale_code(plan, no_more_than_finite(absmax * multiplier));
  const float scale = decode(plan.facts.scale, code);
  const float factor = no_more_than_finite(1.0f / (scale * state.decode_scale));
  return {.codes = {code, 0}, .value = scale, .scaling = {.by = Scaling::By::multiply, .factor = factor}};
}

BlockScale two_level_torchao_scale(const Plan& plan, const TensorState& state, float absmax) {
  const float wanted = absmax / plan.elements.greatest / state.decode_scale;
  const float inside = wanted < kLeastNormalScale ? kLeastNormalScale : wanted > kLargestScale ? kLargestScale : wanted;
  const Code code = scale_code(plan, inside);
  const float scale = decode(plan.facts.scale, code);
  const float factor = 1.0f / state.decode_scale / scale;
  return {.codes = {code, 0}, .value = scale, .scaling = {.by = Scaling::By::multiply, .factor = factor}};
}

BlockScale ue4m3_half_up_scale(const Plan& plan, float absmax) {
  const Code code = half_up_code(absmax / plan.elements.greatest);
  const float scale = decode(plan.facts.scale, code);
  const auto by = scale == 0 ? Scaling::By::multiply : Scaling::By::exact;
  return {.codes = {code, 0}, .value = scale, .scaling = {.by = by, .factor = scale}};
}

}  // namespace halfulp::cpu::block
