#include "cpu/block/simd_encode.h"

#include <algorithm>
#include <array>

#include "cpu/block/encode.h"
#include "cpu/block/simd_element_encoder.h"
#include "cpu/block/simd_magnitudes.h"
#include "cpu/block/simd_steps.h"

namespace halfulp::cpu::block {
namespace {

constexpr std::size_t kBatch = 1024;

bool has_nan(const float* y, std::size_t count) {
  std::uint32_t largest = 0;
  magnitude_kernel()(y, count, 1, &largest);
  return largest > kInfinityBits;
}

/// Finds elements by thresholds that the scale takes part in.
void encode_undivided(const Plan& plan, float scale, const float* x, std::size_t count, std::uint8_t* codes) {
  const auto thresholds = plan.elements.scaled_thresholds(scale);
  step_kernel()(plan_steps(plan.elements, plan.rules.negative_zero, thresholds.data()), x, codes, count);
}

bool is_zero_point(const Plan& plan, float x) { return x >= 0 && x < static_cast<float>(plan.elements.size); }

}  // namespace

Against against(const Plan& plan, Scaling::By by) {
  if (by == Scaling::By::divide) return Against::divisor;
  if (plan.rules.subnormals == Subnormals::flushed) return Against::flushed_factor;
  return plan.rules.element == ElementRule::half_added ? Against::shifted_factor : Against::factor;
}

void encode_by_vectors(const Plan& plan, const Scaling& scaling, const float* x, std::size_t count,
                       std::uint8_t* codes) {
  const NormalizeKernel normalize = normalize_kernel(against(plan, scaling.by));
  if (normalize == nullptr) return encode(plan, scaling, x, count, codes);
  if (scaling.by == Scaling::By::exact) {
    const bool is_served = has_steps(plan.elements, plan.rules.negative_zero) && !has_nan(x, count);
    return is_served ? encode_undivided(plan, scaling.factor, x, count, codes) : encode(plan, scaling, x, count, codes);
  }
  const ElementEncoder encoder(plan);
  if (!encoder || !is_zero_point(plan, scaling.zero_point)) return encode(plan, scaling, x, count, codes);
  std::array<float, kBatch> y;
  for (std::size_t i = 0; i < count; i += kBatch) {
    const std::size_t size = std::min(kBatch, count - i);
    normalize(x + i, &scaling.factor, &scaling.minimum, size, 1, y.data());
    if (has_nan(y.data(), size)) {
      encode(plan, scaling, x + i, size, codes + i);
    } else {
      encoder.encode(y.data(), scaling.zero_point, codes + i, size);
    }
  }
}

}  // namespace halfulp::cpu::block
