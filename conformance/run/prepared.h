// A cell's prepared call: owns what the adapter handed out.
#pragma once

#include <cstddef>
#include <string>

#include "abi/halfulp_adapter.h"
#include "run/plan.h"

namespace halfulp {

/// A query resolved once, then run over batches or tensors from any thread.
class PreparedCall {
 public:
  /// Asks the cell's adapter. `offered()` is false if it declines.
  explicit PreparedCall(const Cell& cell);
  ~PreparedCall();
  PreparedCall(const PreparedCall&) = delete;
  PreparedCall& operator=(const PreparedCall&) = delete;

  bool offered() const { return call_.run != nullptr || call_.run_blocks != nullptr; }

  /// Converts [count] codes. Returns whether the adapter says it succeeded; it did not where it declined.
  bool run(const void* operands, void* results, std::size_t count) const {
    const void* const columns[] = {operands};
    return call_.run != nullptr && call_.run(call_.state, columns, results, count) == HALFULP_OK;
  }

  /// Does the block operation on one tensor and returns the adapter's status, HALFULP_FAILED where it declined.
  std::int32_t run(const halfulp_blocks& tensor) const {
    return call_.run_blocks != nullptr ? call_.run_blocks(call_.state, &tensor) : HALFULP_FAILED;
  }

  /// The adapter's word on its last failure.
  std::string last_error() const;

 private:
  halfulp_call call_{};
};

}  // namespace halfulp
