#include "cpu/block/simd_encode.h"

#include <algorithm>
#include <cmath>

#include "cpu/block/encode.h"
#include "cpu/block/simd_element_encoder.h"
#include "cpu/block/simd_magnitudes.h"
#include "cpu/block/simd_steps.h"

namespace halfulp::cpu::block {
namespace {

/// The bits of the largest magnitude.
std::uint32_t magnitude_of(const float* x, std::size_t count) {
  std::uint32_t largest = 0;
  magnitude_kernel()(x, count, 1, &largest);
  return largest;
}

bool has_nan(const float* x, std::size_t count) { return magnitude_of(x, count) > kInfinityBits; }

bool are_finite(const float* x, std::size_t count) { return magnitude_of(x, count) < kInfinityBits; }

/// Whether no finite value becomes NaN when it is normalized.
bool keeps_numbers(const Scaling& scaling) {
  const bool can_be_zero = scaling.by == Scaling::By::multiply && scaling.minimum == 0;
  return std::isfinite(scaling.factor) && (scaling.factor != 0 || can_be_zero) && std::isfinite(scaling.minimum);
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
  if (magnitude_kernel() == nullptr) return encode(plan, scaling, x, count, codes);
  if (scaling.by == Scaling::By::exact) {
    const bool is_served = has_steps(plan.elements, plan.rules.negative_zero) && !has_nan(x, count);
    return is_served ? encode_undivided(plan, scaling.factor, x, count, codes) : encode(plan, scaling, x, count, codes);
  }
  const ElementEncoder encoder(plan, against(plan, scaling.by));
  const bool is_served = encoder && keeps_numbers(scaling) && is_zero_point(plan, scaling.zero_point);
  if (!is_served) return encode(plan, scaling, x, count, codes);
  for (std::size_t i = 0; i < count; i += kLongestEncoded) {
    const std::size_t size = std::min(kLongestEncoded, count - i);
    if (are_finite(x + i, size)) {
      encoder.encode({x + i, &scaling.factor, &scaling.minimum, size, 1}, scaling.zero_point, codes + i);
    } else {
      encode(plan, scaling, x + i, size, codes + i);
    }
  }
}

}  // namespace halfulp::cpu::block
