// The GPU of this machine.
#pragma once

#include <memory>

#include "device/device.h"

namespace halfulp {

/// Opens the first CUDA device. Errors: DeviceError, with CUDA's reason, or because this build has no CUDA.
std::unique_ptr<Device> open_cuda_device();

}  // namespace halfulp
