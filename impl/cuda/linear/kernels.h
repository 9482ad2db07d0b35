// Products with weights in blocks on the GPU, as they are started from C++. Buffers lie in device memory; the work is
// left in the default stream. Errors: std::runtime_error with CUDA's message.
#pragma once

#include "cuda/linear/of_blocks.h"

namespace halfulp::cuda::linear {

void multiply_on_device(const BlockProducts& products);
void multiply_on_device(const Int8Products& products);

/// keep_half() of [count] inputs.
void keep_halves_on_device(const std::byte* inputs, std::byte* halves, std::uint64_t count);

}  // namespace halfulp::cuda::linear
