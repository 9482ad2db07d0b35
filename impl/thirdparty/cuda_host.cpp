// Under test: the functions of the CUDA toolkit's headers as a C++ compiler without CUDA compiles them for the host.
#include "thirdparty/cuda_host.h"

#include <cuda_runtime_api.h>

#include <algorithm>
#include <iterator>

namespace halfulp::impl {

adapter::Adapter adapter_cuda_host() {
  adapter::Adapter whole{
      .name = "cuda-host",
      .version = std::to_string(CUDART_VERSION / 1000) + "." + std::to_string(CUDART_VERSION % 1000 / 10),
      .homepage = "https://docs.nvidia.com/cuda/cuda-math-api",
      .conversions = cuda_fp16_bf16_conversions(),
      .functions = cuda_arithmetic()};
  for (auto part : {cuda_fp8_conversions(), cuda_e8m0_conversions(), cuda_fp6_fp4_conversions()}) {
    std::ranges::move(part, std::back_inserter(whole.conversions));
  }
  return whole;
}

}  // namespace halfulp::impl
