// A cell's prepared call: owns what the adapter handed out.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "abi/halfulp_adapter.h"
#include "run/device_call.h"
#include "run/plan.h"

namespace halfulp {

/// A query resolved once, then run over batches or tensors in host memory from any thread, wherever the adapter's
/// memory is.
class PreparedCall {
 public:
  /// Asks the cell's adapter. `offered()` is false if it declines.
  explicit PreparedCall(const Cell& cell);
  /// Asks for "linear" with weights of an element format. With weights in blocks it is a cell's question.
  PreparedCall(const Implementation& implementation, const FormatSpec& weights);
  ~PreparedCall();
  PreparedCall(const PreparedCall&) = delete;
  PreparedCall& operator=(const PreparedCall&) = delete;

  bool offered() const { return call_.run != nullptr || call_.run_blocks != nullptr; }

  /// Makes [count] codes of [count] codes for each operand. Returns whether the adapter says it succeeded; it did not
  /// where it declined.
  bool run(const void* const* operands, void* results, std::size_t count) const {
    if (device_ != nullptr) return run_on_device(operands, results, count);
    return call_.run != nullptr && call_.run(call_.state, operands, results, count) == HALFULP_OK;
  }

  /// Converts [count] codes: the same for the only operand.
  bool convert(const void* operand, void* results, std::size_t count) const { return run(&operand, results, count); }

  /// Does the block operation on one tensor and returns the adapter's status, HALFULP_FAILED where it declined.
  std::int32_t run(const halfulp_blocks& tensor) const {
    if (device_ != nullptr) return run_on_device(tensor);
    return call_.run_blocks != nullptr ? call_.run_blocks(call_.state, &tensor) : HALFULP_FAILED;
  }

  /// The call on the device's own memory, or nullptr if the adapter works on host memory.
  DeviceCall* on_device() const { return device_.get(); }

  /// The last failure: the runner's word, or else the adapter's.
  std::string last_error() const;

 private:
  bool run_on_device(const void* const* operands, void* results, std::size_t count) const;
  std::int32_t run_on_device(const halfulp_blocks& tensor) const;

  AnyQuestion question_;
  halfulp_call call_{};
  std::unique_ptr<DeviceCall> device_;
};

}  // namespace halfulp
