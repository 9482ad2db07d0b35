// bitsandbytes' double quantization: the scales of all blocks, less their mean, are quantized in blocks of 256.
#pragma once

#include <algorithm>
#include <cstdint>

#include "cuda/block/element.h"
#include "cuda/block/memory.h"
#include "cuda/block/quantize.h"

namespace halfulp::cuda::block {

/// Scales that share a scale.
inline constexpr std::uint64_t kNestedBlock = 256;

constexpr std::uint64_t nested_blocks(std::uint64_t blocks) { return (blocks + kNestedBlock - 1) / kNestedBlock; }

/// Stores the mean of all scales, which all of them are relative to. Requires their sum.
HALFULP_HOST_DEVICE inline void store_offset(const Quantizing& work, const Sum& sum) {
  const std::uint64_t blocks = work.cut.blocks();
  const float mean = blocks == 0 ? 0.0f : sum.mean(static_cast<double>(blocks));
  store(work.tensor, mean == mean ? mean : kNan);
}

/// The scale of `block` less the mean.
HALFULP_HOST_DEVICE inline float relative_scale(const Quantizing& work, std::uint64_t block) {
  return work.block_scales[block] - load<float>(work.tensor);
}

/// Stores the scale of 256 scales, which is their largest magnitude. A NaN is ignored.
HALFULP_HOST_DEVICE inline void store_nested_scale(const Quantizing& work, std::uint64_t nested, float absmax) {
  store(work.tensor + sizeof(float) * (1 + nested), absmax);
}

/// Stores the code of the scale of `block`.
HALFULP_HOST_DEVICE inline void store_nested_code(const Quantizing& work, std::uint64_t block, float absmax) {
  const std::uint32_t bin = bin_of(relative_scale(work, block) * (1.0f / absmax));
  work.scales[block] = bin < kBins ? work.plan.tables->bins[bin] : 0;  // without a scale all are NaN
}

/// The scale of `block`, from what its code stands for.
HALFULP_HOST_DEVICE inline float nested_scale(float code_value, const std::uint8_t* tensor, std::uint64_t block) {
  return code_value * load<float>(tensor + sizeof(float) * (1 + block / kNestedBlock)) + load<float>(tensor);
}

}  // namespace halfulp::cuda::block
