// Runs the tensors of a decision sweep: whole tensors are compared with what the runs of answers say.
#pragma once

#include <cstdint>
#include <vector>

#include "judge/sweep_answers.h"
#include "run/block_lane.h"

namespace halfulp {

/// Runs one tensor through all lanes. `offset` is the index of the sweep's first case within the cell. Of a wrong
/// tensor the first wrong block is recorded; of a chunk, one tensor.
void run_sweep_tensor(const BlockQuestion& question, const DecisionSweep& sweep, const SweepAnswers& answers,
                      std::uint64_t offset, std::uint64_t index, std::vector<BlockLane>& lanes);

}  // namespace halfulp
