// The operations on the GPU, as they are started from C++. Buffers lie in device memory; the work is left in the
// default stream. Errors: std::runtime_error with CUDA's message.
#pragma once

#include "cuda/block/dequantize.h"
#include "cuda/block/device_memory.h"
#include "cuda/block/quantize.h"

namespace halfulp::cuda::block {

/// Quantizes; what is kept between steps is put into `memory`.
void quantize_on_device(Quantizing work, DeviceBytes& memory);

void dequantize_on_device(const Dequantizing& work);

}  // namespace halfulp::cuda::block
