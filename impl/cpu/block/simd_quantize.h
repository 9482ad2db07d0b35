// Values to blocks, many short blocks at a time: what all of them need is one call of a kernel.
#pragma once

#include "cpu/block/quantize.h"

namespace halfulp::cpu::block {

/// quantize_blocks() with the same results. Blocks that are not finite, short, long or of rules that have no kernel go
/// to quantize_blocks() with `kernels`.
void quantize_by_vectors(const Plan& plan, const Kernels& kernels, TensorState& state, const Values& values,
                         const Shape& shape, const Planes& planes, BlockRange range);

}  // namespace halfulp::cpu::block
