// The mark of functions that run on the CPU and in kernels. constexpr functions need none.
#pragma once

#ifdef __CUDACC__
#define HALFULP_HOST_DEVICE __host__ __device__
#else
#define HALFULP_HOST_DEVICE
#endif
