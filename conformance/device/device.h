// A GPU as the runner sees it: memory, copies, and the few kernels that keep a sweep on the device.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>

#include "device/runs.h"

namespace halfulp {

/// What CUDA says went wrong, in one line.
struct DeviceError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// What a result file says of a GPU.
struct DeviceFacts {
  std::string name;
  std::string compute_capability;  ///< "9.0"
  std::string driver, toolkit;     ///< CUDA versions, "13.0".
  std::uint64_t memory_bytes = 0;
  unsigned multiprocessors = 0;
  unsigned core_megahertz = 0, memory_megahertz = 0;  ///< The highest clocks; 0 where the driver does not say.
};

/// One device and its default stream. Used by one thread at a time. All but `release` throw DeviceError; whatever went
/// wrong in the stream before may be what they tell.
class Device {
 public:
  virtual ~Device() = default;

  virtual DeviceFacts facts() = 0;

  virtual void* allocate(std::size_t bytes) = 0;
  virtual void release(void* memory) noexcept = 0;
  virtual void upload(void* to, const void* from, std::size_t bytes) = 0;
  /// Waits for the stream.
  virtual void download(void* to, const void* from, std::size_t bytes) = 0;
  /// From one place on the device to another. Leaves the work in the stream.
  virtual void copy(void* to, const void* from, std::size_t bytes) = 0;

  /// Writes [count] codes that ascend by one from `first`, in containers of `bits`.
  virtual void ascend(void* codes, int bits, std::uint64_t first, std::size_t count) = 0;
  /// Writes what differs in every bit from the answers to cases [first, first + count).
  virtual void poison(void* codes, int bits, AnswerRunsView runs, std::uint64_t first, std::size_t count) = 0;
  /// Waits, and says how many of the codes are not those of the answers to cases [first, first + count).
  virtual std::uint64_t count_differing(const void* codes, int bits, AnswerRunsView runs, std::uint64_t first,
                                        std::size_t count) = 0;

  /// Waits for all that was started.
  virtual void wait() = 0;
  /// Seconds that `work` keeps the stream busy, by events around it. Waits.
  virtual double seconds_of(const std::function<void()>& work) = 0;
  /// A fresh context after an error that stays. All memory is gone.
  virtual void reset() = 0;
};

}  // namespace halfulp
