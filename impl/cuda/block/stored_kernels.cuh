// Blocks that are stored with their scales: a group of lanes does one, eight values each, and shares the codes.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>

#include "cuda/block/launch.cuh"
#include "cuda/block/quantize.h"
#include "cuda/block/reduce.cuh"
#include "cuda/block/scale_kernels.cuh"

namespace halfulp::cuda::block {

/// The longest stored block that a group of lanes can do.
inline constexpr std::uint32_t kLongestGroup = kThreads * kEight;

/// Lanes of a block. Those that have no eight values of their own only write bytes.
inline unsigned lanes_of_stored(const BlockPlan& plan) {
  return std::bit_ceil(std::clamp<unsigned>(plan.length / kEight, 1, kThreads));
}

__global__ void quantize_stored_blocks(const __grid_constant__ Quantizing work, const unsigned lanes) {
  __shared__ std::uint8_t all_codes[kThreads * kEight];
  __shared__ Scaling scalings[kThreads];
  const BlockPlan& plan = work.plan;
  const unsigned groups = kThreads / lanes, group = threadIdx.x / lanes, lane = threadIdx.x % lanes;
  std::uint8_t* const codes = all_codes + group * lanes * kEight;
  const std::uint64_t step = std::uint64_t{gridDim.x} * groups;
  for (std::uint64_t at = std::uint64_t{blockIdx.x} * groups; at < work.cut.blocks(); at += step) {
    const std::uint64_t block = at + group, first = block * plan.length + lane * kEight;
    const bool has_values = block < work.cut.blocks() && lane * kEight < plan.length;
    float x[kEight] = {};
    Statistic statistic;
    if (has_values) {
      load_eight(work.format, work.values, first, kEight, x);
      for (std::uint32_t i = 0; i < kEight; ++i) observe(plan.rules, x[i], first + i, statistic);
    }
    statistic = merged_in_group(statistic, lanes, MergeStatistics{plan.rules});
    if (lane == 0 && has_values) {
      const BlockScale scale = found_scale(work, work.cut.area(block), statistic);
      store_scale(work, block, scale);
      scalings[group] = scale.scaling;
    }
    __syncthreads();
    if (has_values) {
      for (std::uint32_t i = 0; i < kEight; ++i) codes[lane * kEight + i] = code_of(plan, scalings[group], x[i]);
    }
    __syncthreads();
    if (block < work.cut.blocks()) {
      std::uint8_t* const bytes = stored_block(plan, work.codes, block).codes;
      for (std::uint32_t byte = lane; byte < plan.code_bytes; byte += lanes) {
        bytes[byte] = stored_byte(plan, byte, [&](std::uint32_t i) { return codes[i]; });
      }
    }
  }
}

}  // namespace halfulp::cuda::block
