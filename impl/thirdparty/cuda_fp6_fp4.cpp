// Under test: __nv_cvt_*_to_fp6 and __nv_cvt_*_to_fp4, which always saturate and turn NaN into the positive maximum,
// and
// __nv_cvt_fp6_to_halfraw, __nv_cvt_fp4_to_halfraw and the operators to float.
#define CUDA_NO_HALF
#include <cuda_fp4.h>
#include <cuda_fp6.h>

#include "thirdparty/cuda_host.h"

namespace halfulp::impl {
namespace {

using Code = std::uint8_t;
using Rows = std::vector<adapter::Conversion>;

Code encode(float x, __nv_fp6_interpretation_t kind, cudaRoundMode mode) {
  return __nv_cvt_float_to_fp6(x, kind, mode);
}
Code encode(float x, __nv_fp4_interpretation_t kind, cudaRoundMode mode) {
  return __nv_cvt_float_to_fp4(x, kind, mode);
}
Code encode(double x, __nv_fp6_interpretation_t kind, cudaRoundMode mode) {
  return __nv_cvt_double_to_fp6(x, kind, mode);
}
Code encode(double x, __nv_fp4_interpretation_t kind, cudaRoundMode mode) {
  return __nv_cvt_double_to_fp4(x, kind, mode);
}
Code encode(__half_raw x, __nv_fp6_interpretation_t kind, cudaRoundMode mode) {
  return __nv_cvt_halfraw_to_fp6(x, kind, mode);
}
Code encode(__half_raw x, __nv_fp4_interpretation_t kind, cudaRoundMode mode) {
  return __nv_cvt_halfraw_to_fp4(x, kind, mode);
}
Code encode(__nv_bfloat16_raw x, __nv_fp6_interpretation_t kind, cudaRoundMode mode) {
  return __nv_cvt_bfloat16raw_to_fp6(x, kind, mode);
}
Code encode(__nv_bfloat16_raw x, __nv_fp4_interpretation_t kind, cudaRoundMode mode) {
  return __nv_cvt_bfloat16raw_to_fp4(x, kind, mode);
}
std::uint16_t to_half(Code x, __nv_fp6_interpretation_t kind) { return __nv_cvt_fp6_to_halfraw(x, kind).x; }
std::uint16_t to_half(Code x, __nv_fp4_interpretation_t kind) { return __nv_cvt_fp4_to_halfraw(x, kind).x; }

template <class From, class Kind>
adapter::Conversion encoder(std::string from, const std::string& format, Kind kind, std::string rounding,
                            cudaRoundMode mode) {
  return adapter::convert<From, Code>(std::move(from), format, std::move(rounding), "cuda-satfinite",
                                      [=](From x) { return encode(x, kind, mode); });
}

/// Every conversion of the format that `Struct` holds and `kind` names.
template <class Struct, class Kind>
void append(Rows& rows, const std::string& format, Kind kind) {
  for (const auto& [rounding, mode] :
       {std::pair("ties_to_even", cudaRoundNearest), std::pair("toward_zero", cudaRoundZero)}) {
    rows.push_back(encoder<float>("float32", format, kind, rounding, mode));
    rows.push_back(encoder<double>("float64", format, kind, rounding, mode));
    rows.push_back(encoder<__half_raw>("float16", format, kind, rounding, mode));
    rows.push_back(encoder<__nv_bfloat16_raw>("bfloat16", format, kind, rounding, mode));
  }
  rows.push_back(adapter::convert<Code, std::uint16_t>(format, "float16", "ties_to_even", "cuda-satfinite",
                                                       [=](Code x) { return to_half(x, kind); }));
  rows.push_back(adapter::convert<Code, float>(format, "float32", "ties_to_even", "cuda-satfinite", [](Code x) {
    Struct value;
    value.__x = x;
    return static_cast<float>(value);
  }));
}

}  // namespace

Rows cuda_fp6_fp4_conversions() {
  Rows rows;
  append<__nv_fp6_e2m3>(rows, "float6_e2m3fn", __NV_E2M3);
  append<__nv_fp6_e3m2>(rows, "float6_e3m2fn", __NV_E3M2);
  append<__nv_fp4_e2m1>(rows, "float4_e2m1fn", __NV_E2M1);
  return rows;
}

}  // namespace halfulp::impl
