// Under test: __nv_cvt_*_to_fp8 and __nv_cvt_*_to_fp8x2 for E4M3 and E5M2, saturating and not, and the
// structures of one, two and four values.
#pragma once

#include <cuda_fp8.h>

#include "thirdparty/cuda_lanes.h"
#include "thirdparty/cuda_lanes_structs.h"

namespace halfulp::impl {

template <__nv_fp8_interpretation_t kKind, __nv_saturation_t kSaturation>
struct ToFp8 {
  __host__ __device__ static void convert(const Lanes<float, 1>& x, Lanes<Code, 1>& y) {
    y = {__nv_cvt_float_to_fp8(x.lane[0], kSaturation, kKind)};
  }
  __host__ __device__ static void convert(const Lanes<double, 1>& x, Lanes<Code, 1>& y) {
    y = {__nv_cvt_double_to_fp8(x.lane[0], kSaturation, kKind)};
  }
  __host__ __device__ static void convert(const Lanes<__half_raw, 1>& x, Lanes<Code, 1>& y) {
    y = {__nv_cvt_halfraw_to_fp8(x.lane[0], kSaturation, kKind)};
  }
  __host__ __device__ static void convert(const Lanes<__nv_bfloat16_raw, 1>& x, Lanes<Code, 1>& y) {
    y = {__nv_cvt_bfloat16raw_to_fp8(x.lane[0], kSaturation, kKind)};
  }
  __host__ __device__ static void convert(const Lanes<float, 2>& x, Lanes<Code, 2>& y) {
    unpack<8>(__nv_cvt_float2_to_fp8x2(float2_of(x), kSaturation, kKind), y);
  }
  __host__ __device__ static void convert(const Lanes<double, 2>& x, Lanes<Code, 2>& y) {
    unpack<8>(__nv_cvt_double2_to_fp8x2(double2_of(x), kSaturation, kKind), y);
  }
  __host__ __device__ static void convert(const Lanes<__half_raw, 2>& x, Lanes<Code, 2>& y) {
    unpack<8>(__nv_cvt_halfraw2_to_fp8x2(half2_of(x), kSaturation, kKind), y);
  }
  __host__ __device__ static void convert(const Lanes<__nv_bfloat16_raw, 2>& x, Lanes<Code, 2>& y) {
    unpack<8>(__nv_cvt_bfloat16raw2_to_fp8x2(bfloat162_of(x), kSaturation, kKind), y);
  }
};

template <__nv_fp8_interpretation_t kKind, __nv_saturation_t kSaturation, class Where, int kLanes>
void append_fp8(LaneRows<Where, kLanes>& rows, const std::string& format, const std::string& profile) {
  using Function = ToFp8<kKind, kSaturation>;
  rows.template encode<Function, float>(format, {"ties_to_even", profile});
  rows.template encode<Function, double>(format, {"ties_to_even", profile + "-f64host"});
  rows.template encode<Function, __half_raw>(format, {"ties_to_even", profile});
  rows.template encode<Function, __nv_bfloat16_raw>(format, {"ties_to_even", profile});
}

/// Every conversion of the format that `kKind` names and the structures hold.
template <__nv_fp8_interpretation_t kKind, class Struct, class Struct2, class Struct4, class Where, int kLanes>
void append_fp8(LaneRows<Where, kLanes>& rows, const std::string& format) {
  const Manner exact{"ties_to_even", "cuda-nosat"};
  if constexpr (kLanes == 4) {
    append_x4<Struct4, 8>(rows, format, {"ties_to_even", "cuda-satfinite"}, exact);
  } else {
    append_fp8<kKind, __NV_SATFINITE>(rows, format, "cuda-satfinite");
    append_fp8<kKind, __NV_NOSAT>(rows, format, "cuda-nosat");
    using Function = FromStruct<Struct, Struct2, 8>;
    rows.template decode<Function, float>(format, exact);
    rows.template decode<Function, __half_raw>(format, exact);
    if constexpr (kLanes == 1) rows.template decode<Function, __nv_bfloat16_raw>(format, exact);
  }
}

/// Every conversion of E4M3 and E5M2 with 1, 2 or 4 lanes.
template <class Where, int kLanes>
std::vector<adapter::Conversion> fp8_lanes() {
  LaneRows<Where, kLanes> rows;
  append_fp8<__NV_E4M3, __nv_fp8_e4m3, __nv_fp8x2_e4m3, __nv_fp8x4_e4m3>(rows, "float8_e4m3fn");
  append_fp8<__NV_E5M2, __nv_fp8_e5m2, __nv_fp8x2_e5m2, __nv_fp8x4_e5m2>(rows, "float8_e5m2");
  return rows.take();
}

}  // namespace halfulp::impl
