// Memory of a device between two zones whose bytes are known: who writes beyond his buffer is found out.
#pragma once

#include <cstddef>

#include "device/device.h"

namespace halfulp {

/// Some bytes on a device; what lies there is flush with their end.
class DeviceMemory {
 public:
  explicit DeviceMemory(Device& device) : device_(device) {}
  ~DeviceMemory();
  DeviceMemory(const DeviceMemory&) = delete;
  DeviceMemory& operator=(const DeviceMemory&) = delete;

  /// Where `bytes` begin; their beginning has no more alignment than `bytes` leave. May allocate, and then what was
  /// there before is gone. Errors: DeviceError.
  unsigned char* at(std::size_t bytes);

  /// Whether the zones are as they were. Waits for the device. Errors: DeviceError.
  bool is_intact() const;

 private:
  Device& device_;
  unsigned char* begin_ = nullptr;  ///< Of the zone before.
  std::size_t capacity_ = 0;
};

}  // namespace halfulp
