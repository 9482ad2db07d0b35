#include "cpu/block/simd_scales.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "cpu/block/simd_extremes.h"
#include "cpu/block/simd_magnitudes.h"
#include "cpu/block/simd_steps.h"
#include "cpu/block/simd_usual_scales.h"
#include "cpu/block/subnormal.h"

namespace halfulp::cpu::block {
namespace {

/// Whether the extremes of a block are its whole statistic.
bool is_served(const Rules& rules) {
  const bool is_summed = rules.scale == ScaleRule::absmean || rules.scale == ScaleRule::least_squares;
  return !is_summed && rules.scale != ScaleRule::affine && rules.threshold == 0;
}

/// Bits of a significand that are not zeros at its end.
int significant_bits(double x) {
  return 53 - std::countr_zero(std::bit_cast<std::uint64_t>(x) | std::uint64_t{1} << 52);
}

/// Whether every product of a scale and a midpoint is a float32. Then fl(x / s) is on the same side of a midpoint as x
/// / s is: a float32 beside the product differs from it by more than half the distance of float32s at the midpoint.
bool has_float32_products(const Plan& plan) {
  const CodeFormat& scale = plan.facts.scale;
  if (scale.k > 8 || !scale.layout) return false;
  const double* const midpoints = plan.elements.midpoints.data();
  return std::all_of(midpoints, midpoints + plan.elements.size - 1, [&](double midpoint) {
    return midpoint != 0 && significant_bits(midpoint) + scale.layout->p <= 24;
  });
}

Scaling::By by_for(const Plan& plan) {
  if (plan.rules.division == Division::quotient) return Scaling::By::divide;
  if (plan.rules.division != Division::exact || is_power(plan.rules.scale)) return Scaling::By::multiply;
  return has_float32_products(plan) ? Scaling::By::divide : Scaling::By::exact;
}

/// How the block is divided that portable code divides so.
Scaling::By by_instead(Scaling::By by, Scaling::By usual) {
  return by == Scaling::By::exact && usual == Scaling::By::divide ? usual : by;
}

/// What portable code sees in block i. Subnormals are dropped where the rules drop them.
Statistic statistic_of(const Rules& rules, const BatchScales& scales, std::size_t i) {
  Statistic statistic;
  statistic.absmax = flush(std::bit_cast<float>(scales.magnitudes[i]), rules.subnormals);
  if (rules.scale == ScaleRule::largest_over_least && scales.magnitudes[i] != 0) statistic.largest = scales.largest[i];
  if (rules.scale == ScaleRule::range_over_limit) {
    statistic.least = scales.least[i];
    statistic.greatest = scales.greatest[i];
  }
  return statistic;
}

}  // namespace

ScaleFinder::ScaleFinder(const Plan& plan, const TensorState& state)
    : plan_(plan),
      state_(state),
      by_(by_for(plan)),
      is_served_(is_served(plan.rules) && magnitude_kernel() != nullptr),
      has_usual_scales_(is_served_ && has_usual_scales(plan, state)) {}

void ScaleFinder::find(const float* x, std::size_t length, std::size_t blocks, BatchScales& scales) const {
  std::uint32_t* const magnitudes = scales.magnitudes.data();
  magnitude_kernel()(x, length, blocks, magnitudes);
  if (plan_.rules.scale == ScaleRule::largest_over_least) {
    largest_kernel()(x, magnitudes, length, blocks, scales.largest.data());
  }
  if (plan_.rules.scale == ScaleRule::range_over_limit) {
    extremes_kernel()(x, length, blocks, scales.least.data(), scales.greatest.data());
  }
  scales.are_ordinary = true;
  if (has_usual_scales_) {
    find_usual_scales(plan_, state_, blocks, scales);
    if (are_usual(scales, blocks)) return;
  }
  for (std::size_t i = 0; i < blocks; ++i) {
    scales.is_ordinary[i] = true;
    if (!has_usual_scales_ || !is_usual(scales, i)) find_one(length, i, scales);
    scales.are_ordinary = scales.are_ordinary && scales.is_ordinary[i];
  }
}

void ScaleFinder::find_one(std::size_t length, std::size_t i, BatchScales& scales) const {
  const Statistic statistic = statistic_of(plan_.rules, scales, i);
  const BlockScale scale = scale_of(plan_, state_, statistic, length, BlockLength::whole);
  scales.codes[i] = scale.codes;
  scales.values[i] = scale.value;
  scales.factors[i] = scale.scaling.factor;
  scales.minimums[i] = scale.scaling.minimum;
  const bool is_range = plan_.rules.scale == ScaleRule::range_over_limit;
  const bool is_finite = scales.magnitudes[i] < kInfinityBits && std::isfinite(scales.factors[i]) &&
                         (!is_range || std::isfinite(statistic.greatest - statistic.least));
  const float factor = scales.factors[i];
  const bool is_divisible =
      by_ == Scaling::By::exact ? ScaledSteps::serves(factor) : by_ == Scaling::By::multiply || factor != 0;
  scales.is_ordinary[i] = is_finite && is_divisible && by_instead(scale.scaling.by, by_) == by_;
}

}  // namespace halfulp::cpu::block
