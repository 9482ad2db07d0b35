#include "thirdparty/cuda_device.cuh"
#include "thirdparty/cuda_device.h"
#include "thirdparty/cuda_lanes_arithmetic.h"

namespace halfulp::impl {
namespace {

struct FusedMultiplyAdd {
  template <class Number>
  __device__ static Number of(Number a, Number b, Number c) {
    if constexpr (kIsPair<Number>) {
      return __hfma2(a, b, c);
    } else {
      return __hfma(a, b, c);
    }
  }
};

/// Of bfloat16: the header has it from compute capability 8.0 on, and nothing in its place below.
struct FusedMultiplyAddSince80 {
  template <class Number>
  __device__ static Number of(Number a, Number b, Number c) {
#if defined(__CUDA_ARCH__) && __CUDA_ARCH__ < 800
    __trap();
#else
    return FusedMultiplyAdd::of(a, b, c);
#endif
  }
};

struct SquareRoot {
  template <class Number>
  __device__ static Number of(Number a) {
    if constexpr (kIsPair<Number>) {
      return h2sqrt(a);
    } else {
      return hsqrt(a);
    }
  }
};

/// Whether the current device has compute capability 8.0 or later.
bool is_since_80() {
  int device = 0, major = 0;
  return cudaGetDevice(&device) == cudaSuccess &&
         cudaDeviceGetAttribute(&major, cudaDevAttrComputeCapabilityMajor, device) == cudaSuccess && major >= 8;
}

/// A row that only such a device has.
adapter::Function since_80(adapter::Function row) {
  row.prepare = [prepare = std::move(row.prepare)](const halfulp_query& query) {
    return is_since_80() ? prepare(query) : adapter::Columns();
  };
  return row;
}

}  // namespace

template <int kLanes>
std::vector<adapter::Function> cuda_device_arithmetic() {
  using Half = __half_raw;
  using Bfloat16 = __nv_bfloat16_raw;
  std::vector<adapter::Function> rows = arithmetic_lanes<OnDevice, kLanes>();
  rows.push_back(arithmetic_row<OnDevice, kLanes, FusedMultiplyAdd, Half, Half, Half, Half>("fused_multiply_add"));
  rows.push_back(
      since_80(arithmetic_row<OnDevice, kLanes, FusedMultiplyAddSince80, Bfloat16, Bfloat16, Bfloat16, Bfloat16>(
          "fused_multiply_add")));
  rows.push_back(arithmetic_row<OnDevice, kLanes, SquareRoot, Half, Half>("square_root"));
  rows.push_back(arithmetic_row<OnDevice, kLanes, SquareRoot, Bfloat16, Bfloat16>("square_root"));
  return rows;
}

template std::vector<adapter::Function> cuda_device_arithmetic<1>();
template std::vector<adapter::Function> cuda_device_arithmetic<2>();

}  // namespace halfulp::impl
