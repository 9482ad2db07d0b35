// Takes the time of jobs, their samples mixed at random.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "throughput/job.h"

namespace halfulp::throughput {

struct TimingOptions {
  int samples = 7;
  double seconds = 0.02;  ///< What a sample takes at least on one thread.
};

/// How long a job took.
struct Timing {
  std::vector<double> nanoseconds;  ///< [samples] per value, all threads together, in the order taken.
  double core_megahertz = 0;        ///< Of the first thread's core, the median beside the samples; 0: unknown.
  std::string error;                ///< Not empty: it failed, and there are no samples.
};

/// Warms every job up once and finds how many calls a sample needs, then takes the samples by Google Benchmark in
/// random order. Calls `on_sample` after each. Errors: Interrupted if `stop` was set. Not for several threads at once.
std::vector<Timing> time_jobs(const std::vector<Job>& jobs, const TimingOptions& options, const std::atomic<bool>& stop,
                              const std::function<void()>& on_sample);

}  // namespace halfulp::throughput
