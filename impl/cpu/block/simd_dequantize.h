// Blocks to values, many short blocks at a time.
#pragma once

#include "cpu/block/dequantize.h"

namespace halfulp::cpu::block {

/// dequantize_blocks() with the same results. Blocks that are short, long or whose scale is no number go to
/// dequantize_blocks() with `kernels`.
void dequantize_by_vectors(const Plan& plan, const Kernels& kernels, const ConstPlanes& planes, const Shape& shape,
                           const MutableValues& values, BlockRange range);

}  // namespace halfulp::cpu::block
