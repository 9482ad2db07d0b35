// Result files as a large project has them, made up.
#pragma once

#include <cstddef>
#include <vector>

#include "result/record.h"

namespace halfulp {

struct ManyRuns {
  std::size_t files = 100, cells_per_file = 500;
  std::size_t implementations = 30, formats = 60, machines = 5;
};

/// Runs with cells of every outcome: of known formats and profiles, a tenth of them deviating by known causes with
/// examples, and a throughput for every tenth. No two files have the same cell of the same machine. Equal arguments
/// give equal runs.
std::vector<RunRecord> make_many_runs(const ManyRuns& size);

}  // namespace halfulp
