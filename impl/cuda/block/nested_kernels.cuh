// Scales of scales: their sum, then 256 of them at a time.
#pragma once

#include <cstdint>

#include "cuda/block/launch.cuh"
#include "cuda/block/nested_scales.h"
#include "cuda/block/reduce.cuh"

namespace halfulp::cuda::block {

static_assert(kNestedBlock == kThreads);

/// Sums of scales that are added up in one go afterwards.
inline constexpr unsigned kPartialSums = kThreads;

struct MergeSums {
  __device__ void operator()(Sum& sum, const Sum& other) const { sum.add(other); }
};

/// One sum for each of kPartialSums CUDA blocks.
__global__ void sum_scales(const __grid_constant__ Quantizing work, Sum* sums) {
  Sum sum;
  const std::uint64_t first = std::uint64_t{blockIdx.x} * kThreads + threadIdx.x;
  for (std::uint64_t block = first; block < work.cut.blocks(); block += kPartialSums * kThreads) {
    sum.add(work.block_scales[block]);
  }
  sum = merged_in_group(sum, kThreads, MergeSums{});
  if (threadIdx.x == 0) sums[blockIdx.x] = sum;
}

/// Stores the mean. One CUDA block.
__global__ void find_offset(const __grid_constant__ Quantizing work, const Sum* sums) {
  const Sum sum = merged_in_group(sums[threadIdx.x], kThreads, MergeSums{});
  if (threadIdx.x == 0) store_offset(work, sum);
}

__global__ void quantize_scales(const __grid_constant__ Quantizing work) {
  const std::uint64_t blocks = work.cut.blocks(), nested = nested_blocks(blocks);
  for (std::uint64_t at = blockIdx.x; at < nested; at += gridDim.x) {
    const std::uint64_t block = at * kNestedBlock + threadIdx.x;
    std::uint32_t largest = block < blocks ? magnitude_bits(relative_scale(work, block)) : 0;
    largest = largest_in_group(largest > kInfinityBits ? 0 : largest, kThreads);
    const float absmax = float_of(largest);
    if (threadIdx.x == 0) store_nested_scale(work, at, absmax);
    if (block < blocks) store_nested_code(work, block, absmax);
  }
}

}  // namespace halfulp::cuda::block
