// Under test: the CUDA toolkit's headers on the device, a value at a time.
#include "thirdparty/cuda_device.h"

namespace halfulp::impl {

adapter::Adapter adapter_cuda_device() {
  return cuda_device_adapter("cuda-device",
                             {cuda_device_fp16_bf16<1>(), cuda_device_fp8<1>(), cuda_device_e8m0<1>(),
                              cuda_device_fp6<1>(), cuda_device_fp4<1>()},
                             cuda_device_arithmetic<1>());
}

}  // namespace halfulp::impl
