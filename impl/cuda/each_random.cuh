// The kernel that applies one function to many values with a random word each, and its launch.
#pragma once

#include <cstdint>

#include "cuda/each.h"
#include "cuda/launch.h"

namespace halfulp::cuda {

template <class Operand, class Random, class Result, class Function>
__global__ void __launch_bounds__(kThreads)
    each_random(const __grid_constant__ Function function, const Operand* __restrict__ from,
                const Random* __restrict__ randoms, Result* __restrict__ to, const std::uint64_t count) {
  const std::uint64_t threads = std::uint64_t{gridDim.x} * kThreads;
  for (std::uint64_t i = std::uint64_t{blockIdx.x} * kThreads + threadIdx.x; i < count; i += threads) {
    to[i] = static_cast<Result>(function(from[i], randoms[i]));
  }
}

/// Starts converting [count] values in device memory. Pointers need the alignment of their elements.
/// Errors: std::runtime_error if the launch failed.
template <class Operand, class Random, class Result, class Function>
void launch_each_random(const Function& function, const Operand* from, const Random* randoms, Result* to,
                        std::uint64_t count) {
  if (count == 0) return;
  each_random<<<blocks_for((count - 1) / kThreads + 1), kThreads>>>(function, from, randoms, to, count);
  check_launch("rounding values stochastically");
}

}  // namespace halfulp::cuda
