// What is common to launches: how many blocks, and what one that failed throws.
#pragma once

#include <cuda_runtime_api.h>

#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <string>

namespace halfulp::cuda {

/// More blocks than any GPU holds at a time; beyond that, blocks take several turns.
inline constexpr std::uint64_t kMostBlocks = 16384;

/// The blocks that take `turns` turns.
inline std::uint32_t blocks_for(std::uint64_t turns) {
  return static_cast<std::uint32_t>(std::clamp<std::uint64_t>(turns, 1, kMostBlocks));
}

/// Errors: std::runtime_error with CUDA's message for any status but success.
inline void check_cuda(cudaError_t status, const char* what) {
  if (status != cudaSuccess) throw std::runtime_error(std::string("CUDA, ") + what + ": " + cudaGetErrorString(status));
}

/// Throws std::runtime_error if the launch just made, of `what`, failed.
inline void check_launch(const char* what) { check_cuda(cudaGetLastError(), what); }

}  // namespace halfulp::cuda
