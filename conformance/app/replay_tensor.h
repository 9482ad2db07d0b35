// One tensor of a block cell again: the block that goes wrong, value by value.
#pragma once

#include <cstdint>

#include "case/tensor_case.h"
#include "run/plan.h"

namespace halfulp {

/// Runs a case of a block cell and prints everything about it. Returns an ExitCode. Errors: LoadError if the
/// implementation cannot do the operation.
int replay_tensor(const Cell& cell, std::uint64_t index, const TensorCase& tensor);

}  // namespace halfulp
