// The kernel that applies a function of some lanes to arrays in device memory.
#pragma once

#include <cuda_runtime_api.h>

#include <stdexcept>
#include <string>
#include <utility>

#include "thirdparty/cuda_lanes_array.h"

namespace halfulp::impl {

inline constexpr unsigned kThreads = 256;

template <class Function, int kLanes, class Result, class... Operands>
__global__ void __launch_bounds__(kThreads)
    convert_lanes(Result* __restrict__ to, std::uint64_t count, const Operands* __restrict__... from) {
  convert_turns<Function, kLanes>(to, count, std::uint64_t{blockIdx.x} * kThreads + threadIdx.x,
                                  std::uint64_t{gridDim.x} * kThreads, from...);
}

/// Starts kernels in which each thread converts kLanes values once. Errors: std::runtime_error if the start failed.
struct OnDevice {
  template <class Function, class Operand, class Result, int kLanes>
  static adapter::Batch batch() {
    return [](const void* operand, void* result, std::size_t count) {
      start<Function, kLanes>(static_cast<Result*>(result), count, static_cast<const Operand*>(operand));
    };
  }

  template <class Function, int kLanes, class Result, class... Operands>
  static adapter::Columns columns() {
    return [](const void* const* operands, void* result, std::size_t count) {
      [&]<std::size_t... kIndex>(std::index_sequence<kIndex...>) {
        start<Function, kLanes>(static_cast<Result*>(result), count, static_cast<const Operands*>(operands[kIndex])...);
      }
      (std::index_sequence_for<Operands...>());
    };
  }

 private:
  template <class Function, int kLanes, class Result, class... Operands>
  static void start(Result* to, std::size_t count, const Operands*... from) {
    if (count == 0) return;
    constexpr std::uint64_t kMostBlocks = 0x7FFFFFFF;  // beyond, threads take several turns
    constexpr std::uint64_t kValues = std::uint64_t{kThreads} * kLanes;
    const std::uint64_t blocks = std::min<std::uint64_t>((count - 1) / kValues + 1, kMostBlocks);
    convert_lanes<Function, kLanes><<<static_cast<unsigned>(blocks), kThreads>>>(to, count, from...);
    const cudaError_t error = cudaGetLastError();
    if (error != cudaSuccess) throw std::runtime_error(std::string("CUDA, kernel: ") + cudaGetErrorString(error));
  }
};

}  // namespace halfulp::impl
