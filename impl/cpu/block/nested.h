// bitsandbytes' double quantization: the scales of all blocks, less their mean, are quantized in blocks of 256.
#pragma once

#include <cstdint>
#include <vector>

#include "cpu/block/plan.h"

namespace halfulp::cpu::block {

/// Scales that share a scale.
inline constexpr std::uint64_t kNestedBlock = 256;

/// Writes the code of each scale, and the plane `tensor`: the mean, then the scale of every 256 scales.
void quantize_scales(const Plan& plan, const std::vector<float>& scales, std::uint8_t* codes, std::uint8_t* tensor);

/// The scale of block `block`, from what its code stands for.
float nested_scale(float code_value, const std::uint8_t* tensor, std::uint64_t block);

}  // namespace halfulp::cpu::block
