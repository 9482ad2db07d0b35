// Under test: __nv_cvt_*_to_e8m0 and __nv_cvt_*_to_e8m0x2, which ignore the sign and round toward zero or upwards,
// saturating or not, and the structures of one, two and four values. Read as float, NaN is 7FFF0000, so any NaN is
// declared there.
#pragma once

#include <cuda_fp8.h>

#include "thirdparty/cuda_lanes.h"
#include "thirdparty/cuda_lanes_structs.h"

namespace halfulp::impl {

template <cudaRoundMode kMode, __nv_saturation_t kSaturation>
struct ToE8m0 {
  __host__ __device__ static void convert(const Lanes<float, 1>& x, Lanes<Code, 1>& y) {
    y = {__nv_cvt_float_to_e8m0(x.lane[0], kSaturation, kMode)};
  }
  __host__ __device__ static void convert(const Lanes<double, 1>& x, Lanes<Code, 1>& y) {
    y = {__nv_cvt_double_to_e8m0(x.lane[0], kSaturation, kMode)};
  }
  __host__ __device__ static void convert(const Lanes<__nv_bfloat16_raw, 1>& x, Lanes<Code, 1>& y) {
    y = {__nv_cvt_bfloat16raw_to_e8m0(x.lane[0], kSaturation, kMode)};
  }
  __host__ __device__ static void convert(const Lanes<float, 2>& x, Lanes<Code, 2>& y) {
    unpack<8>(__nv_cvt_float2_to_e8m0x2(float2_of(x), kSaturation, kMode), y);
  }
  __host__ __device__ static void convert(const Lanes<double, 2>& x, Lanes<Code, 2>& y) {
    unpack<8>(__nv_cvt_double2_to_e8m0x2(double2_of(x), kSaturation, kMode), y);
  }
  __host__ __device__ static void convert(const Lanes<__nv_bfloat16_raw, 2>& x, Lanes<Code, 2>& y) {
    unpack<8>(__nv_cvt_bfloat162raw_to_e8m0x2(bfloat162_of(x), kSaturation, kMode), y);
  }
};

/// float16 has a constructor only.
struct HalfToE8m0 {
  __host__ __device__ static void convert(const Lanes<__half_raw, 1>& x, Lanes<Code, 1>& y) {
    y = {__nv_fp8_e8m0(__half(x.lane[0])).__x};
  }
  __host__ __device__ static void convert(const Lanes<__half_raw, 2>& x, Lanes<Code, 2>& y) {
    unpack<8>(__nv_fp8x2_e8m0(__half2(half2_of(x))).__x, y);
  }
};

template <cudaRoundMode kMode, __nv_saturation_t kSaturation, class Where, int kLanes>
void append_e8m0(LaneRows<Where, kLanes>& rows, const Manner& manner) {
  using Function = ToE8m0<kMode, kSaturation>;
  rows.template encode<Function, float>("float8_e8m0fnu", manner);
  rows.template encode<Function, double>("float8_e8m0fnu", manner);
  rows.template encode<Function, __nv_bfloat16_raw>("float8_e8m0fnu", manner);
}

/// Every conversion of E8M0 with 1, 2 or 4 lanes.
template <class Where, int kLanes>
std::vector<adapter::Conversion> e8m0_lanes() {
  LaneRows<Where, kLanes> rows;
  const Manner upwards{"toward_positive", "cuda-satfinite"};
  const Manner to_float{"ties_to_even", "ieee"};
  if constexpr (kLanes == 4) {
    append_x4<__nv_fp8x4_e8m0, 8>(rows, "float8_e8m0fnu", upwards, to_float);
  } else {
    append_e8m0<cudaRoundZero, __NV_SATFINITE>(rows, {"toward_zero", "cuda-satfinite"});
    append_e8m0<cudaRoundZero, __NV_NOSAT>(rows, {"toward_zero", "cuda-nosat"});
    append_e8m0<cudaRoundPosInf, __NV_SATFINITE>(rows, upwards);
    append_e8m0<cudaRoundPosInf, __NV_NOSAT>(rows, {"toward_positive", "cuda-nosat"});
    rows.template encode<HalfToE8m0, __half_raw>("float8_e8m0fnu", upwards);
    using Function = FromStruct<__nv_fp8_e8m0, __nv_fp8x2_e8m0, 8>;
    rows.template decode<Function, float>("float8_e8m0fnu", to_float);
    rows.template decode<Function, __half_raw>("float8_e8m0fnu", {"ties_to_even", "cuda-nosat"});
    rows.template decode<Function, __nv_bfloat16_raw>("float8_e8m0fnu", {"ties_to_even", "cuda-nosat"});
  }
  return rows.take();
}

}  // namespace halfulp::impl
