// Memory in which every thread has a slice of its own.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>

namespace halfulp::throughput {

/// Slices of equal size, each beginning at a page.
class Slices {
 public:
  /// Writes all bytes once, so that no page is first touched while time is taken. Errors: std::bad_alloc.
  Slices(std::size_t bytes, unsigned threads)
      : bytes_(bytes),
        stride_((bytes / kPage + 1) * kPage),
        memory_(static_cast<std::byte*>(std::aligned_alloc(kPage, stride_ * threads)), &std::free) {
    if (memory_ == nullptr) throw std::bad_alloc();
    std::memset(memory_.get(), 0, stride_ * threads);
    threads_ = threads;
  }

  std::size_t bytes() const { return bytes_; }  ///< Of one slice.
  std::byte* of(unsigned thread) const { return memory_.get() + thread * stride_; }

  /// Copies the first slice to all others.
  void spread() const {
    for (unsigned thread = 1; thread < threads_; ++thread) std::memcpy(of(thread), of(0), bytes_);
  }

 private:
  static constexpr std::size_t kPage = 4096;

  std::size_t bytes_, stride_;
  unsigned threads_ = 0;
  std::unique_ptr<std::byte, decltype(&std::free)> memory_;
};

}  // namespace halfulp::throughput
