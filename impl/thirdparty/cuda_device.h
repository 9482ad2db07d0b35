// The adapters cuda-device, cuda-device-x2 and cuda-device-x4: the CUDA toolkit's headers on the device, one, two and
// four values at a time, one list of conversions a header, and the arithmetic.
#pragma once

#include <vector>

#include "abi/adapter.h"

namespace halfulp::impl {

template <int kLanes>
std::vector<adapter::Conversion> cuda_device_fp16_bf16();
template <int kLanes>
std::vector<adapter::Conversion> cuda_device_fp8();
template <int kLanes>
std::vector<adapter::Conversion> cuda_device_e8m0();
template <int kLanes>
std::vector<adapter::Conversion> cuda_device_fp6();
template <int kLanes>
std::vector<adapter::Conversion> cuda_device_fp4();
template <int kLanes>
std::vector<adapter::Function> cuda_device_arithmetic();

/// The adapter `name` over the lists.
adapter::Adapter cuda_device_adapter(const char* name, std::vector<std::vector<adapter::Conversion>> lists,
                                     std::vector<adapter::Function> functions = {});

}  // namespace halfulp::impl
