// Under test: the CUDA toolkit's headers on the host, two values at a time.
#include "thirdparty/cuda_host_lanes.h"

namespace halfulp::impl {

adapter::Adapter adapter_cuda_host_x2() { return cuda_host_adapter<2>("cuda-host-x2"); }

}  // namespace halfulp::impl
