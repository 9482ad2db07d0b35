// The parts of the adapter cuda-host: the host code of the CUDA toolkit's headers, one list of
// conversions a header, and the arithmetic.
#pragma once

#include <vector>

#include "abi/adapter.h"

namespace halfulp::impl {

std::vector<adapter::Conversion> cuda_fp16_bf16_conversions();  ///< cuda_fp16.h, cuda_bf16.h
std::vector<adapter::Conversion> cuda_fp8_conversions();        ///< cuda_fp8.h: E4M3 and E5M2
std::vector<adapter::Conversion> cuda_e8m0_conversions();       ///< cuda_fp8.h: E8M0
std::vector<adapter::Conversion> cuda_fp6_fp4_conversions();    ///< cuda_fp6.h, cuda_fp4.h
std::vector<adapter::Function> cuda_arithmetic();               ///< cuda_fp16.h, cuda_bf16.h

}  // namespace halfulp::impl
