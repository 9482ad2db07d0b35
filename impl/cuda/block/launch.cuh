// Kernels over indexes: each index is one call of a function, however many there are.
#pragma once

#include <cuda_runtime.h>

#include <algorithm>
#include <cstdint>

#include "cuda/block/device_memory.h"

namespace halfulp::cuda::block {

/// Threads of a CUDA block.
inline constexpr unsigned kThreads = 256;

/// How many CUDA blocks there are for `count` indexes, `each` of which one block does at a time. Threads go on to later
/// indexes where that would be too many.
inline unsigned grid_for(std::uint64_t count, std::uint64_t each) {
  constexpr std::uint64_t kMost = 1 << 16;
  return static_cast<unsigned>(std::min(kMost, (count + each - 1) / each));
}

template <class Function>
__global__ void call_for_each(const std::uint64_t count, const __grid_constant__ Function function) {
  const std::uint64_t step = std::uint64_t{gridDim.x} * kThreads;
  for (std::uint64_t i = std::uint64_t{blockIdx.x} * kThreads + threadIdx.x; i < count; i += step) function(i);
}

/// Calls function(i) on the GPU for every i below `count`. Errors: std::runtime_error if it cannot be started.
template <class Function>
void launch_for_each(std::uint64_t count, const Function& function, const char* what) {
  if (count == 0) return;
  call_for_each<<<grid_for(count, kThreads), kThreads>>>(count, function);
  check_launch(what);
}

}  // namespace halfulp::cuda::block
