// Weights in blocks.
#pragma once

#include "cuda/block/dequantize.h"

namespace halfulp::cuda::linear {

struct BlockWeights {
  block::Dequantizing work;

  HALFULP_HOST_DEVICE void decode_eight(std::uint64_t unit, float* w) const { block::decoded_eight(work, unit, w); }
};

}  // namespace halfulp::cuda::linear
