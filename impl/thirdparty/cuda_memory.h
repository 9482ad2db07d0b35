// Memory of a GPU, by a CUDA runtime that some opened library brings along.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>

#include "thirdparty/shared_library.h"

namespace halfulp::impl {

/// The functions of the CUDA runtime that an adapter needs. Statuses other than 0 become exceptions with CUDA's
/// message.
class CudaRuntime {
 public:
  explicit CudaRuntime(const SharedLibrary& library)
      : allocate_(library.function<int(void**, std::size_t)>("cudaMalloc")),
        release_(library.function<int(void*)>("cudaFree")),
        copy_(library.function<int(void*, const void*, std::size_t, int)>("cudaMemcpy")),
        wait_(library.function<int()>("cudaDeviceSynchronize")),
        last_error_(library.function<int()>("cudaGetLastError")),
        message_(library.function<const char*(int)>("cudaGetErrorString")) {}

  bool is_there() const {
    return allocate_ != nullptr && release_ != nullptr && copy_ != nullptr && wait_ != nullptr &&
           last_error_ != nullptr && message_ != nullptr;
  }

  void* allocate(std::size_t bytes) const {
    void* memory = nullptr;
    check(allocate_(&memory, bytes), "cudaMalloc");
    return memory;
  }
  void release(void* memory) const { release_(memory); }
  void upload(void* to, const void* from, std::size_t bytes) const { check(copy_(to, from, bytes, 1), "cudaMemcpy"); }
  void download(void* to, const void* from, std::size_t bytes) const { check(copy_(to, from, bytes, 2), "cudaMemcpy"); }

  /// Waits for the kernels that were started. Errors: what went wrong in them, or at their start.
  void wait() const {
    check(last_error_(), "kernel");
    check(wait_(), "kernel");
  }

 private:
  void check(int status, const char* what) const {
    if (status != 0) throw std::runtime_error(std::string("CUDA, ") + what + ": " + message_(status));
  }

  int (*allocate_)(void**, std::size_t);
  int (*release_)(void*);
  int (*copy_)(void*, const void*, std::size_t, int);
  int (*wait_)();
  int (*last_error_)();
  const char* (*message_)(int);
};

/// Bytes on the GPU.
class DeviceBytes {
 public:
  DeviceBytes(const CudaRuntime& cuda, std::size_t bytes) : cuda_(cuda), bytes_(bytes) {
    if (bytes != 0) memory_ = cuda.allocate(bytes);
  }
  /// A copy of what lies at `host`.
  DeviceBytes(const CudaRuntime& cuda, const void* host, std::size_t bytes) : DeviceBytes(cuda, bytes) {
    if (bytes != 0) cuda.upload(memory_, host, bytes);
  }
  ~DeviceBytes() {
    if (memory_ != nullptr) cuda_.release(memory_);
  }
  DeviceBytes(const DeviceBytes&) = delete;
  DeviceBytes& operator=(const DeviceBytes&) = delete;

  template <class Type>
  Type* as() const {
    return static_cast<Type*>(memory_);
  }

  void copy_to(void* host) const {
    if (bytes_ != 0) cuda_.download(host, memory_, bytes_);
  }

 private:
  const CudaRuntime& cuda_;
  std::size_t bytes_;
  void* memory_ = nullptr;
};

}  // namespace halfulp::impl
