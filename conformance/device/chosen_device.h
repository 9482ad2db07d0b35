// The one device of a process, opened when it is first needed, and who uses it.
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "device/device.h"

namespace halfulp {

/// Why there is no device, in one line; empty if there is one.
const std::string& why_no_device();

/// The device. Requires that there is one.
Device& chosen_device();

/// Takes another device instead: a test's. Requires that nobody uses the one before.
void choose_device(std::unique_ptr<Device> device);

/// Goes on without a device, for this reason.
void choose_no_device(const std::string& why);

/// Held during every use of the device: it takes one thread at a time.
std::mutex& device_turn();

/// Somebody whose memory is on the device. After an error nothing more is done until the last of them has gone; then
/// the device gets a fresh context.
class DeviceUse {
 public:
  DeviceUse();
  ~DeviceUse();
  DeviceUse(const DeviceUse&) = delete;
  DeviceUse& operator=(const DeviceUse&) = delete;

  /// Says that the device's context can no longer be trusted, and why: the first reason stays.
  void lose(const std::string& why);
  /// The reason of `lose`; empty as long as nothing was lost.
  std::string lost() const;
};

}  // namespace halfulp
