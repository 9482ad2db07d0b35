// A prepared call whose buffers live on the device, seen from host memory: operands go there, results come back, and
// what the implementation must not touch is looked at afterwards.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "abi/halfulp_adapter.h"
#include "case/columns.h"
#include "case/tensor_bytes.h"
#include "device/chosen_device.h"
#include "device/device_memory.h"

namespace halfulp {

/// What a call did that it must not do.
inline constexpr const char* kWroteOutside = "wrote outside its buffers on the device";
inline constexpr const char* kWroteToOperands = "wrote to its operands on the device";

/// Works for several threads, one after the other. Owns neither the call nor the device. Without a device every call
/// fails and says so.
class DeviceCall {
 public:
  explicit DeviceCall(const halfulp_call& call) : call_(call) {}

  /// Makes [count] codes of `result_bytes` each of the codes of every column. Returns whether it succeeded.
  bool run(const Columns& columns, const void* const* operands, void* results, std::size_t result_bytes,
           std::size_t count);

  /// Does a block operation on a tensor in host memory, of whose parts `operands` are read and all others written.
  /// Returns a HALFULP_* status.
  std::int32_t run(const halfulp_blocks& tensor, std::span<const Part> operands);

  /// Works on arrays of [count] codes that are on the device already, one for each operand, and leaves the work in the
  /// stream. Requires the device's turn. Returns whether it was started.
  bool start(const void* const* operands, void* results, std::size_t count);
  /// Starts a block operation on a tensor that is on the device already; otherwise the same.
  bool start(const halfulp_blocks& tensor);

  /// Stops all further calls until the device has a fresh context.
  void lose(const std::string& why);

  /// What failed first; empty if nothing did, or if the implementation itself has to say it.
  std::string error() const;

 private:
  DeviceMemory& memory(std::size_t place);
  std::int32_t fail(const std::string& why);
  bool is_lost();
  std::int32_t run_parts(const halfulp_blocks& tensor, std::span<const Part> operands);

  DeviceUse use_;  // first member: it outlives the memory
  const halfulp_call& call_;
  std::map<std::size_t, std::unique_ptr<DeviceMemory>> memory_;
  mutable std::mutex error_mutex_;
  std::string error_;
};

}  // namespace halfulp
