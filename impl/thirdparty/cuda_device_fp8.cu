#include "thirdparty/cuda_device.cuh"
#include "thirdparty/cuda_device.h"
#include "thirdparty/cuda_lanes_fp8.h"

namespace halfulp::impl {

template <int kLanes>
std::vector<adapter::Conversion> cuda_device_fp8() {
  return fp8_lanes<OnDevice, kLanes>();
}

template std::vector<adapter::Conversion> cuda_device_fp8<1>();
template std::vector<adapter::Conversion> cuda_device_fp8<2>();
template std::vector<adapter::Conversion> cuda_device_fp8<4>();

}  // namespace halfulp::impl
