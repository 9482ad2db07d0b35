#include "thirdparty/cuda_device.cuh"
#include "thirdparty/cuda_device.h"
#include "thirdparty/cuda_lanes_fp16_bf16.h"

namespace halfulp::impl {

template <int kLanes>
std::vector<adapter::Conversion> cuda_device_fp16_bf16() {
  return fp16_bf16_lanes<OnDevice, kLanes>();
}

template std::vector<adapter::Conversion> cuda_device_fp16_bf16<1>();
template std::vector<adapter::Conversion> cuda_device_fp16_bf16<2>();

}  // namespace halfulp::impl
