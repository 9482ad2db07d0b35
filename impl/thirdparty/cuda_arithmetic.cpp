// Under test: the arithmetic of __half and __nv_bfloat16 on the host, a value at a time.
#include "thirdparty/cuda_host.h"
#include "thirdparty/cuda_lanes_arithmetic.h"
#include "thirdparty/cuda_on_host.h"

namespace halfulp::impl {

std::vector<adapter::Function> cuda_arithmetic() { return arithmetic_lanes<OnHost, 1>(); }

}  // namespace halfulp::impl
