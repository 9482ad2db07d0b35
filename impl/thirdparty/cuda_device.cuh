// The kernel that applies a function of some lanes to arrays in device memory.
#pragma once

#include <cuda_runtime_api.h>

#include <stdexcept>
#include <string>

#include "thirdparty/cuda_lanes_array.h"

namespace halfulp::impl {

inline constexpr unsigned kThreads = 256;

template <class Function, class Operand, class Result, int kLanes>
__global__ void __launch_bounds__(kThreads)
    convert_lanes(const Operand* __restrict__ from, Result* __restrict__ to, std::uint64_t count) {
  convert_turns<Function, kLanes>(from, to, count, std::uint64_t{blockIdx.x} * kThreads + threadIdx.x,
                                  std::uint64_t{gridDim.x} * kThreads);
}

struct OnDevice {
  /// Starts a kernel in which each thread converts kLanes values once. Errors: std::runtime_error if the start failed.
  template <class Function, class Operand, class Result, int kLanes>
  static adapter::Batch batch() {
    return [](const void* operand, void* result, std::size_t count) {
      if (count == 0) return;
      constexpr std::uint64_t kMostBlocks = 0x7FFFFFFF;  // beyond, threads take several turns
      constexpr std::uint64_t kValues = std::uint64_t{kThreads} * kLanes;
      const std::uint64_t blocks = std::min<std::uint64_t>((count - 1) / kValues + 1, kMostBlocks);
      convert_lanes<Function, Operand, Result, kLanes><<<static_cast<unsigned>(blocks), kThreads>>>(
          static_cast<const Operand*>(operand), static_cast<Result*>(result), count);
      const cudaError_t error = cudaGetLastError();
      if (error != cudaSuccess) throw std::runtime_error(std::string("CUDA, kernel: ") + cudaGetErrorString(error));
    };
  }
};

}  // namespace halfulp::impl
