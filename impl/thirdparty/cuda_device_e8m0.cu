#include "thirdparty/cuda_device.cuh"
#include "thirdparty/cuda_device.h"
#include "thirdparty/cuda_lanes_e8m0.h"

namespace halfulp::impl {

template <int kLanes>
std::vector<adapter::Conversion> cuda_device_e8m0() {
  return e8m0_lanes<OnDevice, kLanes>();
}

template std::vector<adapter::Conversion> cuda_device_e8m0<1>();
template std::vector<adapter::Conversion> cuda_device_e8m0<2>();
template std::vector<adapter::Conversion> cuda_device_e8m0<4>();

}  // namespace halfulp::impl
