// The kernel over tiles, and its launch.
#pragma once

#include <cuda_runtime.h>

#include <algorithm>
#include <cstring>

#include "cuda/launch.h"
#include "cuda/linear/tile.h"

namespace halfulp::cuda::linear {

/// The sum of the lane `distance` further on; any other where there is none.
template <class Sum>
__device__ Sum sum_of_lane_after(const Sum& sum, std::uint32_t distance) {
  constexpr unsigned kAll = 0xFFFFFFFF;
  static_assert(sizeof(Sum) % sizeof(unsigned) == 0);
  unsigned words[sizeof(Sum) / sizeof(unsigned)];
  memcpy(words, &sum, sizeof sum);
  for (unsigned& word : words) word = __shfl_down_sync(kAll, word, distance);
  Sum other;
  memcpy(&other, words, sizeof other);
  return other;
}

/// join_lanes() with a lane's sum in a register of that lane.
template <class Terms>
__device__ typename Terms::Sum sum_of_warp(typename Terms::Sum sum) {
  for (std::uint32_t half = kLanes / 2; half != 0; half /= 2) {
    sum = Terms::joined(sum, sum_of_lane_after(sum, half));
  }
  return sum;
}

template <class Terms>
__global__ void __launch_bounds__(kThreads) multiply_tiles(const __grid_constant__ Terms terms) {
  __shared__ Chunk chunk;
  for (std::uint64_t number = blockIdx.x; number < terms.shape.tiles(); number += gridDim.x) {
    const Tile tile = tile_of(terms.shape, number);
    typename Terms::Sum sums[kSums];
    for (std::uint32_t i = 0; i < kSums; ++i) sums[i] = Terms::nothing();
    for (std::uint64_t column = 0; column < terms.shape.columns; column += kChunk) {
      load_weights(terms, tile, column, threadIdx.x, chunk);
      load_inputs(terms, tile, column, threadIdx.x, chunk);
      __syncthreads();
      multiply(terms, column, threadIdx.x, chunk, sums);
      __syncthreads();
    }
    // Sums that are reached by a computed index would not be in registers.
#pragma unroll
    for (std::uint32_t i = 0; i < kSums; ++i) {
      const typename Terms::Sum sum = sum_of_warp<Terms>(sums[i]);
      if (threadIdx.x % kLanes == 0) store_sum(terms, tile, threadIdx.x / kLanes, i, sum);
    }
  }
}

/// Starts computing all outputs. Errors: std::runtime_error if the launch failed.
template <class Terms>
void launch(const Terms& terms) {
  if (terms.shape.tiles() == 0) return;
  multiply_tiles<<<blocks_for(terms.shape.tiles()), kThreads>>>(terms);
  check_launch("multiplying by weights");
}

}  // namespace halfulp::cuda::linear
