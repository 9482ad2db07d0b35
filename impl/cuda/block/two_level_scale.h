// UE4M3 scales of FP4 blocks: under a float32 scale of the tensor (NVFP4), and by themselves (GGML).
#pragma once

#include <cstdint>

#include "cuda/block/scaling.h"

namespace halfulp::cuda::block {

inline constexpr float kLargestUe4m3 = 448, kLeastNormalUe4m3 = 0x1p-6f;
inline constexpr Code kLargestUe4m3Code = 0x7E;

/// What the blocks of a tensor with this largest magnitude share.
constexpr TensorState two_level_state(const BlockPlan& plan, float tensor_absmax) {
  const float range = kLargestUe4m3 * plan.greatest;
  if (plan.rules.scale == ScaleRule::two_level_torchao) return {.decode_scale = tensor_absmax / range};
  const float scale = no_more_than_finite(range / tensor_absmax);
  const float used = tensor_absmax == 0 || scale == 0 ? 1.0f : scale;
  return {.encode_scale = used, .decode_scale = 1.0f / used};
}

HALFULP_HOST_DEVICE inline BlockScale two_level_te_scale(const BlockPlan& plan, const TensorState& state,
                                                         float absmax) {
  const float multiplier = state.encode_scale * (1.0f / plan.greatest);
  const Code code = scale_code(plan.scale, no_more_than_finite(absmax * multiplier));
  const float scale = scale_value(plan, code);
  const float factor = no_more_than_finite(1.0f / (scale * state.decode_scale));
  return {.codes = {code, 0}, .value = scale, .scaling = {.factor = factor}};
}

HALFULP_HOST_DEVICE inline BlockScale two_level_torchao_scale(const BlockPlan& plan, const TensorState& state,
                                                              float absmax) {
  const float wanted = absmax / plan.greatest / state.decode_scale;
  const float inside = wanted < kLeastNormalUe4m3 ? kLeastNormalUe4m3 : wanted > kLargestUe4m3 ? kLargestUe4m3 : wanted;
  const Code code = scale_code(plan.scale, inside);
  const float scale = scale_value(plan, code);
  return {.codes = {code, 0}, .value = scale, .scaling = {.factor = 1.0f / state.decode_scale / scale}};
}

/// A positive number to UE4M3 as GGML does: one bit after the last decides, and from 248 on the largest code is given.
constexpr Code half_up_code(float x) {
  constexpr std::uint32_t kRebias = 120u << 23;  // the exponent field of float32 less that of UE4M3
  if (!(x > 0)) return 0;
  if (x >= 248) return kLargestUe4m3Code;
  if (x >= kLeastNormalUe4m3) return (((bits_of(x) - kRebias) >> 19) + 1) >> 1;
  const auto units = static_cast<Code>(x * 512 + 0.5f);
  return units < 7 ? units : 7;
}

HALFULP_HOST_DEVICE inline BlockScale ue4m3_half_up_scale(const BlockPlan& plan, float absmax) {
  const Code code = half_up_code(absmax / plan.greatest);
  const float scale = scale_value(plan, code);
  const auto by = scale == 0 ? Scaling::By::multiply : Scaling::By::exact;
  return {.codes = {code, 0}, .value = scale, .scaling = {.by = by, .factor = scale}};
}

}  // namespace halfulp::cuda::block
