// What many threads of a CUDA block have found, as one.
#pragma once

#include <cuda_runtime.h>

#include <algorithm>
#include <cstdint>

#include "cuda/block/launch.cuh"

namespace halfulp::cuda::block {

/// Merges what the lanes of each group have found: merge(a, b) adds b to a. Returns it to the first lane of the group;
/// all threads of the CUDA block have to call it, with the same power of two of lanes.
template <class Found, class Merge>
__device__ Found merged_in_group(const Found& found, unsigned lanes, Merge merge) {
  alignas(Found) __shared__ unsigned char memory[kThreads * sizeof(Found)];
  Found* const all = reinterpret_cast<Found*>(memory);
  const unsigned lane = threadIdx.x % lanes;
  all[threadIdx.x] = found;
  __syncthreads();
  for (unsigned half = lanes / 2; half != 0; half /= 2) {
    if (lane < half) merge(all[threadIdx.x], all[threadIdx.x + half]);
    __syncthreads();
  }
  const Found result = all[threadIdx.x];
  __syncthreads();
  return result;
}

/// The largest number of the group, for all its lanes; otherwise like merged_in_group().
__device__ inline std::uint32_t largest_in_group(std::uint32_t number, unsigned lanes) {
  constexpr unsigned kAll = 0xFFFFFFFF, kWarp = 32;
  for (unsigned half = (lanes < kWarp ? lanes : kWarp) / 2; half != 0; half /= 2) {
    number = max(number, __shfl_xor_sync(kAll, number, static_cast<int>(half)));
  }
  if (lanes <= kWarp) return number;
  __shared__ std::uint32_t of_warps[kThreads / kWarp];
  if (threadIdx.x % kWarp == 0) of_warps[threadIdx.x / kWarp] = number;
  __syncthreads();
  const unsigned warps = lanes / kWarp, first = threadIdx.x / lanes * warps;
  for (unsigned warp = 0; warp < warps; ++warp) number = max(number, of_warps[first + warp]);
  __syncthreads();
  return number;
}

}  // namespace halfulp::cuda::block
