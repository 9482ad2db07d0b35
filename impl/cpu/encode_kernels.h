// The choice of a vector kernel for this processor.
#pragma once

#include "cpu/encode_plan.h"

namespace halfulp::cpu {

/// The kernel for a plan and a rounding, or nullptr if none fits the plan or the processor has no vectors.
EncodeKernel encode_kernel(const EncodePlan& plan, Rounding rounding);

/// Values that are looked at together for being in one run of equal codes.
inline constexpr std::size_t kRunBlock = 512;

/// Fills [count] codes with the run's and returns true, if all inputs are in the run. Requires a count that is not 0
/// and a multiple of the vector's size in bytes, such as kRunBlock.
using RunFiller = bool (*)(const ConstantRun& run, bool is_byte, const float* x, std::uint8_t* codes,
                           std::size_t count);

/// The filler for this processor, or nullptr if it has no vectors.
RunFiller run_filler();

}  // namespace halfulp::cpu
