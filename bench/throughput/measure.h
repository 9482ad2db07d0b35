// Times cells, with a verdict beside each speed.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "result/measurement.h"
#include "throughput/line.h"
#include "throughput/timing.h"

namespace halfulp::throughput {

struct MeasureOptions {
  LineAxes axes;
  TimingOptions timing;
  std::uint64_t seed = 1;  ///< Of the data and of the sampled cases of verdicts.
};

/// What happens while cells are measured.
struct MeasureHooks {
  /// Of a stage, "judging" or "timing", how much is done and how much there is. May be called from any thread.
  std::function<void(std::string_view stage, std::uint64_t done, std::uint64_t total)> on_progress;
  /// A line that has no record, and why.
  std::function<void(const std::string& line, const std::string& reason)> on_left_out;
};

/// Judges the cells, then times every line of them beside its peers and a memcpy of as many float32 values. Records
/// come in the order of plan_lines. Requires cells in plan order. Errors: Interrupted if `stop` was set; LoadError if
/// our own vector implementation, which makes the operands of dequantize, is not there.
std::vector<ThroughputRecord> measure(const std::vector<Cell>& cells, const MeasureOptions& options,
                                      const std::atomic<bool>& stop, const MeasureHooks& hooks);

}  // namespace halfulp::throughput
