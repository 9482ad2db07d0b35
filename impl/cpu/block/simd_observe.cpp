#include "cpu/block/simd_observe.h"

#include <algorithm>
#include <bit>

#include "cpu/block/simd_extremes.h"
#include "cpu/block/simd_magnitudes.h"

namespace halfulp::cpu::block {
namespace {

constexpr std::uint32_t kLeastNormal = 0x00800000;

/// Whether the statistic of values without NaN is what the kernels find.
bool is_served(const Rules& rules) { return rules.scale != ScaleRule::absmean && rules.threshold == 0; }

void observe_magnitude(const Rules& rules, std::uint32_t magnitude, Statistic& statistic) {
  const bool skips_subnormals = rules.nan_statistic == NanStatistic::ignored && rules.subnormals == Subnormals::flushed;
  if (skips_subnormals && magnitude < kLeastNormal) return;
  statistic.absmax = std::bit_cast<float>(std::max(std::bit_cast<std::uint32_t>(statistic.absmax), magnitude));
}

}  // namespace

void observe_by_vectors(const Plan& plan, const float* x, std::size_t count, Statistic& statistic) {
  const MagnitudeKernel kernel = magnitude_kernel();
  if (kernel == nullptr || count == 0 || !is_served(plan.rules)) return observe(plan, x, count, statistic);
  std::uint32_t magnitude = 0;
  kernel(x, count, 1, &magnitude);
  if (magnitude > kInfinityBits) return observe(plan, x, count, statistic);
  switch (plan.rules.scale) {
    case ScaleRule::largest_over_least:
    case ScaleRule::least_squares:
      if (std::bit_cast<float>(magnitude) > statistic.absmax) {
        statistic.absmax = std::bit_cast<float>(magnitude);
        largest_kernel()(x, &magnitude, count, 1, &statistic.largest);
      }
      return;
    case ScaleRule::range_over_limit:
    case ScaleRule::affine: {
      float least, greatest;
      extremes_kernel()(x, count, 1, &least, &greatest);
      if (least < statistic.least) statistic.least = least;
      if (greatest > statistic.greatest) statistic.greatest = greatest;
      return;
    }
    default:
      return observe_magnitude(plan.rules, magnitude, statistic);
  }
}

}  // namespace halfulp::cpu::block
