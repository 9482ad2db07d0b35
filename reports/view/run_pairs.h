// Which runs may be compared with each other.
#pragma once

#include <cstddef>
#include <vector>

#include "result/merge.h"

namespace halfulp {

struct RunPair {
  const NamedRun* before;
  const NamedRun* after;   ///< Started later, or stands later where both started at once.
  std::size_t shared = 0;  ///< Lines about the same: cells, trainings, accuracies and throughputs of equal ids.
};

struct RunPairs {
  std::vector<RunPair> pairs;  ///< Those with most in common first.
  std::size_t left_out = 0;
};

/// Pairs of runs with something in common, at most `most` of them. Refers to the runs. Time and memory grow with the
/// square of the number of runs.
RunPairs comparable_runs(const std::vector<const NamedRun*>& runs, std::size_t most);

}  // namespace halfulp
