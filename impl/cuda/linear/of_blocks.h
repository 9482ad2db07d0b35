// What "linear" multiplies where weights are in blocks.
#pragma once

#include <cstdint>

#include "abi/halfulp_adapter.h"
#include "cuda/block/prepare.h"
#include "cuda/linear/block_weights.h"
#include "cuda/linear/int8_products.h"
#include "cuda/linear/products.h"

namespace halfulp::cuda::linear {

using BlockProducts = Products<BlockWeights>;

/// Whether inputs are quantized as well: LLM.int8().
inline bool is_int8(const block::Prepared& prepared) { return prepared.plan.rules.threshold > 0; }

/// The status of a tensor before anything is done with it.
std::int32_t check(const block::Prepared& prepared, const halfulp_blocks& tensor);

/// What is kept of rounded inputs between steps, one after the other in memory.
struct Int8Memory {
  explicit Int8Memory(const halfulp_blocks& tensor);

  std::uint64_t halves, scales, outliers, codes;  ///< Where they begin: floats are at multiples of their size.
  std::uint64_t bytes;
};

/// How inputs that lie in `memory` as float16 values are quantized, without the tables and what is kept between steps.
block::Quantizing quantizing_inputs(const block::Prepared& prepared, const halfulp_blocks& tensor, std::byte* memory);

/// The products of the quantized inputs in `memory`; `weights` with their tables.
Int8Products int8_products(const block::Dequantizing& weights, const halfulp_blocks& tensor, std::byte* memory);

/// Rounds input `i` to float16 and keeps it as float32.
HALFULP_HOST_DEVICE inline void keep_half(const std::byte* inputs, std::byte* halves, std::uint64_t i) {
  block::store(halves + sizeof(float) * i, rounded_to_half(float_at(inputs, i)));
}

}  // namespace halfulp::cuda::linear
