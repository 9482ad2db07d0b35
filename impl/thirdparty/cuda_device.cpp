#include "thirdparty/cuda_device.h"

#include <cuda_runtime_api.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace halfulp::impl {

adapter::Adapter cuda_device_adapter(const char* name, std::vector<std::vector<adapter::Conversion>> lists,
                                     std::vector<adapter::Function> functions) {
  adapter::Adapter whole{
      .name = name,
      .version = std::to_string(CUDART_VERSION / 1000) + "." + std::to_string(CUDART_VERSION % 1000 / 10),
      .homepage = "https://docs.nvidia.com/cuda/cuda-math-api",
      .functions = std::move(functions),
      .memory = HALFULP_MEMORY_CUDA_DEVICE};
  for (auto& list : lists) std::ranges::move(list, std::back_inserter(whole.conversions));
  return whole;
}

}  // namespace halfulp::impl
