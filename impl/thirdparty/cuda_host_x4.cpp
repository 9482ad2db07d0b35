// Under test: the CUDA toolkit's headers on the host, four values at a time.
#include "thirdparty/cuda_host_lanes.h"

namespace halfulp::impl {

adapter::Adapter adapter_cuda_host_x4() { return cuda_host_adapter<4>("cuda-host-x4"); }

}  // namespace halfulp::impl
