// The adapters cuda-host-x2 and cuda-host-x4: the headers' functions of several values at once, on the host.
#pragma once

#include <cuda_runtime_api.h>

#include <iterator>

#include "thirdparty/cuda_lanes_arithmetic.h"
#include "thirdparty/cuda_lanes_e8m0.h"
#include "thirdparty/cuda_lanes_fp16_bf16.h"
#include "thirdparty/cuda_lanes_fp6_fp4.h"
#include "thirdparty/cuda_lanes_fp8.h"
#include "thirdparty/cuda_on_host.h"

namespace halfulp::impl {

/// The adapter `name` over all headers' functions of kLanes values.
template <int kLanes>
adapter::Adapter cuda_host_adapter(const char* name) {
  adapter::Adapter whole{
      .name = name,
      .version = std::to_string(CUDART_VERSION / 1000) + "." + std::to_string(CUDART_VERSION % 1000 / 10),
      .homepage = "https://docs.nvidia.com/cuda/cuda-math-api"};
  const auto append = [&](std::vector<adapter::Conversion> part) {
    std::ranges::move(part, std::back_inserter(whole.conversions));
  };
  if constexpr (kLanes < 4) {
    append(fp16_bf16_lanes<OnHost, kLanes>());
    whole.functions = arithmetic_lanes<OnHost, kLanes>();
  }
  append(fp8_lanes<OnHost, kLanes>());
  append(e8m0_lanes<OnHost, kLanes>());
  append(fp6_lanes<OnHost, kLanes>());
  append(fp4_lanes<OnHost, kLanes>());
  return whole;
}

}  // namespace halfulp::impl
