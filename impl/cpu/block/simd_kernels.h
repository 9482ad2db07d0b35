// The loops over many values, by vectors.
#pragma once

#include "cpu/block/kernels.h"

namespace halfulp::cpu::block {

/// Results are those of the portable kernels, bit for bit; what no vector kernel serves is left to them.
extern const Kernels kVectorKernels;

}  // namespace halfulp::cpu::block
