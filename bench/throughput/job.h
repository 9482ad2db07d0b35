// A call that can be timed.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "throughput/operands.h"

namespace halfulp::throughput {

/// Work of several threads, each on its own data, or of a device.
struct Job {
  std::string name;
  unsigned threads = 1;
  std::size_t elements = 0;                  ///< Values that one call of one thread converts.
  std::function<bool(unsigned thread)> run;  ///< One call. Returns whether it was done.
  std::function<std::string()> reason;       ///< Why not.
  /// On a device: what one call takes by the device's clock, in seconds; negative if it was not done. Else empty.
  std::function<double()> seconds = {};
};

/// The line's call of its adapter. Holds its operands and results. Errors: NoOperands; also if the adapter declines.
Job job_of(const Line& line, Operands& operands);

/// memcpy of as many float32 values.
Job copy_job(const Size& size, unsigned threads);

}  // namespace halfulp::throughput
