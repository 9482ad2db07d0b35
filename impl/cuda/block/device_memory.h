// Memory of the GPU that belongs to a prepared call.
#pragma once

#include <cuda_runtime.h>

#include <cstddef>

#include "cuda/launch.h"

namespace halfulp::cuda::block {

/// Bytes on the GPU that are allocated when they are first asked for, and again where more are.
class DeviceBytes {
 public:
  DeviceBytes() = default;
  DeviceBytes(const DeviceBytes&) = delete;
  DeviceBytes& operator=(const DeviceBytes&) = delete;
  ~DeviceBytes() { release(); }

  /// At least `size` bytes, aligned for any number. What they held before is lost where they move.
  std::byte* reserve(std::size_t size) {
    if (size <= size_) return bytes_;
    release();
    void* memory = nullptr;
    check_cuda(cudaMalloc(&memory, size), "cudaMalloc");
    bytes_ = static_cast<std::byte*>(memory);
    size_ = size;
    return bytes_;
  }

 private:
  /// Touches no GPU where there is nothing.
  void release() {
    if (bytes_ != nullptr) cudaFree(bytes_);
    bytes_ = nullptr;
    size_ = 0;
  }

  std::byte* bytes_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace halfulp::cuda::block
