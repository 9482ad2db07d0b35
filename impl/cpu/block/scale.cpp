#include "cpu/block/scale.h"

#include <bit>
#include <cmath>

#include "cpu/block/integer.h"
#include "cpu/block/power_scale.h"
#include "cpu/block/subnormal.h"
#include "cpu/block/two_level_scale.h"
#include "cpu/encode.h"

namespace halfulp::cpu::block {
namespace {

using By = Scaling::By;

constexpr std::uint32_t kQuietNan = 0x7FC00000;

/// NaN passes.
float at_least(float floor, float x) { return x < floor ? floor : x; }

bool is_positive_number(float x) { return x > 0 && std::isfinite(x); }

/// Division by a scale that is known.
Scaling divided_by(const Rules& rules, float scale, BlockLength length) {
  if (scale == 0 && rules.zero_scale == ZeroScale::inverse_zero) return {.by = By::multiply, .factor = 0};
  if (scale == 0 && rules.zero_scale == ZeroScale::code_zero) return {.by = By::multiply, .factor = std::nanf("")};
  const bool is_quotient = rules.division == Division::quotient ||
                           (length == BlockLength::shorter && rules.short_block == ShortBlock::quotient);
  if (is_quotient) return {.by = By::divide, .factor = scale};
  if (rules.division == Division::exact && is_positive_number(scale)) return {.by = By::exact, .factor = scale};
  return {.by = By::multiply, .factor = flush(1.0f / scale, rules.subnormals)};
}

BlockScale with_scale(const Plan& plan, float scale, BlockLength length) {
  const float used = scale == 0 && plan.rules.zero_scale == ZeroScale::scale_one ? 1.0f : scale;
  return {.codes = {scale_code(plan, used), 0}, .value = used, .scaling = divided_by(plan.rules, used, length)};
}

BlockScale by_absmax(const Plan& plan, float absmax, BlockLength length) {
  if (plan.rules.division == Division::multiplier) {
    BlockScale scale{.codes = {scale_code(plan, absmax), 0}, .value = absmax, .scaling = {}};
    scale.scaling = {.by = By::multiply, .factor = plan.elements.greatest / absmax};
    return scale;
  }
  BlockScale scale = with_scale(plan, at_least(plan.rules.floor, absmax), length);
  if (length == BlockLength::whole) {  // bitsandbytes stores the floor for the short block only
    scale.value = absmax;
    scale.codes[0] = scale_code(plan, absmax);
  }
  return scale;
}

/// TransformerEngine: the multiplier of an empty block is one, that of a tiny one the greatest float32.
BlockScale by_multiplier(const Plan& plan, float absmax) {
  const bool has_multiplier = is_positive_number(absmax);
  const float multiplier = has_multiplier ? no_more_than_finite(plan.elements.greatest / absmax) : 1.0f;
  const float scale = 1.0f / multiplier;
  return {.codes = {scale_code(plan, scale), 0}, .value = scale, .scaling = {.by = By::multiply, .factor = multiplier}};
}

BlockScale by_range(const Plan& plan, const Statistic& statistic) {
  const float scale = (statistic.greatest - statistic.least) / plan.elements.greatest;
  BlockScale result = with_scale(plan, scale, BlockLength::whole);
  result.codes[1] = scale_code(plan, statistic.least);
  result.scaling.minimum = statistic.least;
  return result;
}

/// GPTQ: zero is among the values; where it is the only one, the range is [-1, 1].
BlockScale by_affine(const Plan& plan, const Statistic& statistic, BlockLength length) {
  float least = statistic.least < 0 ? statistic.least : 0.0f;
  float greatest = statistic.greatest > 0 ? statistic.greatest : 0.0f;
  if (least == 0 && greatest == 0) {
    least = -1;
    greatest = 1;
  }
  BlockScale result = with_scale(plan, (greatest - least) / plan.elements.greatest, length);
  const float zero_point = nearest_integer(-least / result.value);
  result.codes[1] = scale_code(plan, zero_point);
  result.scaling.zero_point = zero_point;
  return result;
}

}  // namespace

Code scale_code(const Plan& plan, float scale) {
  const CodeFormat& format = plan.facts.scale;
  if (!format.layout) return 0;  // a codebook holds nested scales: they are known after the last block
  if (format.k == 32) return scale == scale ? std::bit_cast<Code>(scale) : kQuietNan;
  const Policy policy = format.layout->has_infinity() ? kIeee : kSaturating;
  return encode(*format.layout, scale, Rounding::ties_to_even, policy);
}

BlockScale scale_of(const Plan& plan, const TensorState& state, const Statistic& statistic, std::uint64_t count,
                    BlockLength length) {
  const Rules& rules = plan.rules;
  const float limit = plan.elements.greatest;
  const float absmax = at_least(rules.floor, statistic.absmax);
  switch (rules.scale) {
    case ScaleRule::absmax:
      return by_absmax(plan, statistic.absmax, length);
    case ScaleRule::absmax_over_limit:
      return with_scale(plan, absmax / limit, length);
    case ScaleRule::multiplier_first:
      return by_multiplier(plan, absmax);
    case ScaleRule::power_over_limit:
      return with_scale(plan, power_not_below(absmax / limit), length);
    case ScaleRule::power_floor:
    case ScaleRule::power_ceil:
    case ScaleRule::power_even:
    case ScaleRule::power_round_up:
      return power_scale(plan, absmax);
    case ScaleRule::largest_over_least:
    case ScaleRule::least_squares:
      return with_scale(plan,
                        statistic.absmax < LeastSquares::kNothing && rules.scale == ScaleRule::least_squares
                            ? 0.0f
                            : statistic.largest / plan.elements.least,
                        length);
    case ScaleRule::range_over_limit:
      return by_range(plan, statistic);
    case ScaleRule::affine:
      return by_affine(plan, statistic, length);
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

void LeastSquares::observe(const Plan& plan, const float* x, const std::uint8_t* codes, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    const float weighted = x[i] * x[i] * plan.facts.element.values[codes[i]];
    products += weighted * x[i];
    squares += weighted * plan.facts.element.values[codes[i]];
  }
}

}  // namespace halfulp::cpu::block
