// A cell's prepared call: owns what the adapter handed out.
#pragma once

#include <cstddef>
#include <string>

#include "abi/halfulp_adapter.h"
#include "run/plan.h"

namespace halfulp {

/// A query resolved once, then run over batches from any thread.
class PreparedCall {
 public:
  /// Asks the cell's adapter. `offered()` is false if it declines.
  explicit PreparedCall(const Cell& cell);
  ~PreparedCall();
  PreparedCall(const PreparedCall&) = delete;
  PreparedCall& operator=(const PreparedCall&) = delete;

  bool offered() const { return call_.run != nullptr; }

  /// Converts [count] codes. Returns whether the adapter says it succeeded.
  bool run(const void* operands, void* results, std::size_t count) const {
    const void* const columns[] = {operands};
    return call_.run(call_.state, columns, results, count) == HALFULP_OK;
  }

  /// The adapter's word on its last failure.
  std::string last_error() const;

 private:
  halfulp_call call_{};
};

}  // namespace halfulp
