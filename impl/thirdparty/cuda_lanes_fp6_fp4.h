// Under test: __nv_cvt_*_to_fp6 and __nv_cvt_*_to_fp4 of one and two values, which always saturate and turn NaN into
// the positive maximum, and the structures of one, two and four values. Several codes of fp6 lie one per byte, of fp4
// one per nibble, the first low.
#pragma once

#include <cuda_fp4.h>
#include <cuda_fp6.h>

#include "thirdparty/cuda_lanes.h"
#include "thirdparty/cuda_lanes_structs.h"

namespace halfulp::impl {

template <__nv_fp6_interpretation_t kKind, cudaRoundMode kMode>
struct ToFp6 {
  __host__ __device__ static void convert(const Lanes<float, 1>& x, Lanes<Code, 1>& y) {
    y = {__nv_cvt_float_to_fp6(x.lane[0], kKind, kMode)};
  }
  __host__ __device__ static void convert(const Lanes<double, 1>& x, Lanes<Code, 1>& y) {
    y = {__nv_cvt_double_to_fp6(x.lane[0], kKind, kMode)};
  }
  __host__ __device__ static void convert(const Lanes<__half_raw, 1>& x, Lanes<Code, 1>& y) {
    y = {__nv_cvt_halfraw_to_fp6(x.lane[0], kKind, kMode)};
  }
  __host__ __device__ static void convert(const Lanes<__nv_bfloat16_raw, 1>& x, Lanes<Code, 1>& y) {
    y = {__nv_cvt_bfloat16raw_to_fp6(x.lane[0], kKind, kMode)};
  }
  __host__ __device__ static void convert(const Lanes<float, 2>& x, Lanes<Code, 2>& y) {
    unpack<8>(__nv_cvt_float2_to_fp6x2(float2_of(x), kKind, kMode), y);
  }
  __host__ __device__ static void convert(const Lanes<double, 2>& x, Lanes<Code, 2>& y) {
    unpack<8>(__nv_cvt_double2_to_fp6x2(double2_of(x), kKind, kMode), y);
  }
  __host__ __device__ static void convert(const Lanes<__half_raw, 2>& x, Lanes<Code, 2>& y) {
    unpack<8>(__nv_cvt_halfraw2_to_fp6x2(half2_of(x), kKind, kMode), y);
  }
  __host__ __device__ static void convert(const Lanes<__nv_bfloat16_raw, 2>& x, Lanes<Code, 2>& y) {
    unpack<8>(__nv_cvt_bfloat16raw2_to_fp6x2(bfloat162_of(x), kKind, kMode), y);
  }
};

template <cudaRoundMode kMode>
struct ToFp4 {
  __host__ __device__ static void convert(const Lanes<float, 1>& x, Lanes<Code, 1>& y) {
    y = {__nv_cvt_float_to_fp4(x.lane[0], __NV_E2M1, kMode)};
  }
  __host__ __device__ static void convert(const Lanes<double, 1>& x, Lanes<Code, 1>& y) {
    y = {__nv_cvt_double_to_fp4(x.lane[0], __NV_E2M1, kMode)};
  }
  __host__ __device__ static void convert(const Lanes<__half_raw, 1>& x, Lanes<Code, 1>& y) {
    y = {__nv_cvt_halfraw_to_fp4(x.lane[0], __NV_E2M1, kMode)};
  }
  __host__ __device__ static void convert(const Lanes<__nv_bfloat16_raw, 1>& x, Lanes<Code, 1>& y) {
    y = {__nv_cvt_bfloat16raw_to_fp4(x.lane[0], __NV_E2M1, kMode)};
  }
  __host__ __device__ static void convert(const Lanes<float, 2>& x, Lanes<Code, 2>& y) {
    unpack<4>(__nv_cvt_float2_to_fp4x2(float2_of(x), __NV_E2M1, kMode), y);
  }
  __host__ __device__ static void convert(const Lanes<double, 2>& x, Lanes<Code, 2>& y) {
    unpack<4>(__nv_cvt_double2_to_fp4x2(double2_of(x), __NV_E2M1, kMode), y);
  }
  __host__ __device__ static void convert(const Lanes<__half_raw, 2>& x, Lanes<Code, 2>& y) {
    unpack<4>(__nv_cvt_halfraw2_to_fp4x2(half2_of(x), __NV_E2M1, kMode), y);
  }
  __host__ __device__ static void convert(const Lanes<__nv_bfloat16_raw, 2>& x, Lanes<Code, 2>& y) {
    unpack<4>(__nv_cvt_bfloat16raw2_to_fp4x2(bfloat162_of(x), __NV_E2M1, kMode), y);
  }
};

template <class Function, class Where, int kLanes>
void append_narrow(LaneRows<Where, kLanes>& rows, const std::string& format, const std::string& rounding) {
  const Manner manner{rounding, "cuda-satfinite"};
  rows.template encode<Function, float>(format, manner);
  rows.template encode<Function, double>(format, manner);
  rows.template encode<Function, __half_raw>(format, manner);
  rows.template encode<Function, __nv_bfloat16_raw>(format, manner);
}

/// Every conversion of one format: two functions that round, three structures of codes of kBits.
template <class ToNearest, class TowardZero, class Struct, class Struct2, class Struct4, int kBits, class Where,
          int kLanes>
void append_narrow(LaneRows<Where, kLanes>& rows, const std::string& format) {
  const Manner nearest{"ties_to_even", "cuda-satfinite"};
  if constexpr (kLanes == 4) {
    append_x4<Struct4, kBits>(rows, format, nearest, nearest);
  } else {
    append_narrow<ToNearest>(rows, format, "ties_to_even");
    append_narrow<TowardZero>(rows, format, "toward_zero");
    using Function = FromStruct<Struct, Struct2, kBits>;
    rows.template decode<Function, float>(format, nearest);
    rows.template decode<Function, __half_raw>(format, nearest);
    if constexpr (kLanes == 1) rows.template decode<Function, __nv_bfloat16_raw>(format, nearest);
  }
}

/// Every conversion of E2M3 and E3M2 with 1, 2 or 4 lanes.
template <class Where, int kLanes>
std::vector<adapter::Conversion> fp6_lanes() {
  LaneRows<Where, kLanes> rows;
  append_narrow<ToFp6<__NV_E2M3, cudaRoundNearest>, ToFp6<__NV_E2M3, cudaRoundZero>, __nv_fp6_e2m3, __nv_fp6x2_e2m3,
                __nv_fp6x4_e2m3, 8>(rows, "float6_e2m3fn");
  append_narrow<ToFp6<__NV_E3M2, cudaRoundNearest>, ToFp6<__NV_E3M2, cudaRoundZero>, __nv_fp6_e3m2, __nv_fp6x2_e3m2,
                __nv_fp6x4_e3m2, 8>(rows, "float6_e3m2fn");
  return rows.take();
}

/// Every conversion of E2M1 with 1, 2 or 4 lanes.
template <class Where, int kLanes>
std::vector<adapter::Conversion> fp4_lanes() {
  LaneRows<Where, kLanes> rows;
  append_narrow<ToFp4<cudaRoundNearest>, ToFp4<cudaRoundZero>, __nv_fp4_e2m1, __nv_fp4x2_e2m1, __nv_fp4x4_e2m1, 4>(
      rows, "float4_e2m1fn");
  return rows.take();
}

}  // namespace halfulp::impl
