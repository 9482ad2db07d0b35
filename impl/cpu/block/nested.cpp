#include "cpu/block/nested.h"

#include <algorithm>
#include <cmath>

#include "cpu/block/bytes.h"
#include "cpu/block/statistic.h"

namespace halfulp::cpu::block {
namespace {

/// Quantizes up to 256 numbers as bitsandbytes does on the CPU; returns their scale.
float quantize_numbers(const Plan& plan, const float* x, std::size_t count, std::uint8_t* codes) {
  float absmax = 0;
  for (std::size_t i = 0; i < count; ++i) absmax = std::max(absmax, std::fabs(x[i]));
  const float inverse = 1.0f / absmax;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t bin = bin_of(x[i] * inverse);
    codes[i] = bin < plan.scale_bins.size() ? plan.scale_bins[bin] : 0;  // without a scale all are NaN
  }
  return absmax;
}

float mean_of(const std::vector<float>& scales) {
  Sum sum;
  for (const float scale : scales) sum.add(scale);
  return scales.empty() ? 0.0f : sum.mean(static_cast<double>(scales.size()));
}

}  // namespace

void quantize_scales(const Plan& plan, const std::vector<float>& scales, std::uint8_t* codes, std::uint8_t* tensor) {
  const float offset = mean_of(scales);
  std::vector<float> differences(scales);
  for (float& difference : differences) difference -= offset;
  store_float(tensor, offset);
  for (std::size_t first = 0; first < scales.size(); first += kNestedBlock) {
    const std::size_t count = std::min<std::size_t>(kNestedBlock, scales.size() - first);
    tensor += sizeof(float);
    store_float(tensor, quantize_numbers(plan, differences.data() + first, count, codes + first));
  }
}

float nested_scale(float code_value, const std::uint8_t* tensor, std::uint64_t block) {
  const float offset = load_float(tensor);
  const float scale = load_float(tensor + sizeof(float) * (1 + block / kNestedBlock));
  return code_value * scale + offset;
}

}  // namespace halfulp::cpu::block
