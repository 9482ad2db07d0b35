// The rows of every family of block formats. A format or a variant is added in the family's file and nowhere else.
#pragma once

#include <vector>

#include "block/block_spec.h"

namespace halfulp {

std::vector<BlockSpec> bitsandbytes_blocks();  ///< NF4, FP4, dynamic 8-bit, nested scales, LLM.int8().
std::vector<BlockSpec> mx_blocks();            ///< OCP MX 1.0.
std::vector<BlockSpec> nvfp4_blocks();         ///< NVIDIA's FP4 with two levels of scales.
std::vector<BlockSpec> ggml_blocks();          ///< GGML's block structures.
std::vector<BlockSpec> scaled_blocks();        ///< FP8 and integers with float32 scales; ternary and 2-bit.

}  // namespace halfulp
