// Under test: the CUDA toolkit's headers on the device, two values at a time.
#include "thirdparty/cuda_device.h"

namespace halfulp::impl {

adapter::Adapter adapter_cuda_device_x2() {
  return cuda_device_adapter("cuda-device-x2",
                             {cuda_device_fp16_bf16<2>(), cuda_device_fp8<2>(), cuda_device_e8m0<2>(),
                              cuda_device_fp6<2>(), cuda_device_fp4<2>()},
                             cuda_device_arithmetic<2>());
}

}  // namespace halfulp::impl
