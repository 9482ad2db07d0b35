// From the statistic of a block to its scale, by any rule.
#pragma once

#include <cstdint>

#include "cuda/block/power_scale.h"
#include "cuda/block/scaling.h"
#include "cuda/block/statistic.h"
#include "cuda/block/two_level_scale.h"

namespace halfulp::cuda::block {

constexpr BlockScale scale_by_absmax(const BlockPlan& plan, float absmax, BlockLength length) {
  if (plan.rules.division == cpu::block::Division::multiplier) {
    return {
        .codes = {scale_code(plan.scale, absmax), 0}, .value = absmax, .scaling = {.factor = plan.greatest / absmax}};
  }
  BlockScale scale = with_scale(plan, at_least(plan.rules.floor, absmax), length);
  if (length == BlockLength::whole) {  // bitsandbytes stores the floor for the short block only
    scale.value = absmax;
    scale.codes[0] = scale_code(plan.scale, absmax);
  }
  return scale;
}

/// TransformerEngine: the multiplier of an empty block is one, that of a tiny one the greatest float32.
constexpr BlockScale scale_by_multiplier(const BlockPlan& plan, float absmax) {
  const float multiplier = is_positive_number(absmax) ? no_more_than_finite(plan.greatest / absmax) : 1.0f;
  const float scale = 1.0f / multiplier;
  return {.codes = {scale_code(plan.scale, scale), 0}, .value = scale, .scaling = {.factor = multiplier}};
}

constexpr BlockScale scale_by_range(const BlockPlan& plan, float least, float greatest) {
  BlockScale scale = with_scale(plan, (greatest - least) / plan.greatest, BlockLength::whole);
  scale.codes[1] = scale_code(plan.scale, least);
  scale.scaling.offset = least;
  return scale;
}

/// GPTQ: zero is among the values; where it is the only one, the range is [-1, 1].
constexpr BlockScale scale_by_affine_range(const BlockPlan& plan, float least, float greatest, BlockLength length) {
  const float below = least < 0 ? least : 0.0f, above = greatest > 0 ? greatest : 0.0f;
  const bool is_zero = below == 0 && above == 0;
  const float from = is_zero ? -1.0f : below, to = is_zero ? 1.0f : above;
  BlockScale scale = with_scale(plan, (to - from) / plan.greatest, length);
  scale.scaling.offset = nearest_integer(-from / scale.value);
  scale.codes[1] = scale_code(plan.scale, scale.scaling.offset);
  return scale;
}

/// A block whose largest magnitude is below this has no least squares.
inline constexpr float kNothingToFit = 1e-15f;

/// The scale of a block with this statistic and [count] values. For least_squares the code is not known yet.
HALFULP_HOST_DEVICE inline BlockScale scale_of(const BlockPlan& plan, const TensorState& state,
                                               const Statistic& statistic, std::uint64_t count, BlockLength length) {
  const Rules& rules = plan.rules;
  const float absmax = at_least(rules.floor, statistic.absmax);
  switch (rules.scale) {
    case ScaleRule::absmax:
      return scale_by_absmax(plan, statistic.absmax, length);
    case ScaleRule::absmax_over_limit:
      return with_scale(plan, absmax / plan.greatest, length);
    case ScaleRule::multiplier_first:
      return scale_by_multiplier(plan, absmax);
    case ScaleRule::power_over_limit:
      return with_scale(plan, power_not_below(absmax / plan.greatest), length);
    case ScaleRule::power_floor:
    case ScaleRule::power_ceil:
    case ScaleRule::power_even:
    case ScaleRule::power_round_up:
      return power_scale(plan, absmax);
    case ScaleRule::largest_over_least:
      return with_scale(plan, statistic.largest.value / plan.least, length);
    case ScaleRule::least_squares:
      return with_scale(plan, statistic.absmax < kNothingToFit ? 0.0f : statistic.largest.value / plan.least, length);
    case ScaleRule::range_over_limit:
      return scale_by_range(plan, statistic.least.value, statistic.greatest.value);
    case ScaleRule::affine:
      return scale_by_affine_range(plan, statistic.least.value, statistic.greatest.value, length);
    case ScaleRule::absmean:
      return with_scale(plan, at_least(rules.floor, statistic.magnitudes.mean(static_cast<double>(count))), length);
    case ScaleRule::two_level_te:
      return two_level_te_scale(plan, state, absmax);
    case ScaleRule::two_level_torchao:
      return two_level_torchao_scale(plan, state, absmax);
    case ScaleRule::ue4m3_half_up:
      return ue4m3_half_up_scale(plan, absmax);
  }
  return {};
}

}  // namespace halfulp::cuda::block
