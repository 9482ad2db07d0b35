// Under test: the CUDA toolkit's headers on the device, four values at a time.
#include "thirdparty/cuda_device.h"

namespace halfulp::impl {

adapter::Adapter adapter_cuda_device_x4() {
  return cuda_device_adapter("cuda-device-x4",
                             {cuda_device_fp8<4>(), cuda_device_e8m0<4>(), cuda_device_fp6<4>(), cuda_device_fp4<4>()});
}

}  // namespace halfulp::impl
