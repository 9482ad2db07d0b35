#include "thirdparty/cuda_device.cuh"
#include "thirdparty/cuda_device.h"
#include "thirdparty/cuda_lanes_fp6_fp4.h"

namespace halfulp::impl {

template <int kLanes>
std::vector<adapter::Conversion> cuda_device_fp6() {
  return fp6_lanes<OnDevice, kLanes>();
}

template std::vector<adapter::Conversion> cuda_device_fp6<1>();
template std::vector<adapter::Conversion> cuda_device_fp6<2>();
template std::vector<adapter::Conversion> cuda_device_fp6<4>();

}  // namespace halfulp::impl
