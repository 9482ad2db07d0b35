// Under test: __nv_cvt_*_to_e8m0, which ignores the sign and rounds toward zero or upwards, saturating or not, and the
// operators of __nv_fp8_e8m0. Read as float, NaN is 7FFF0000, so any NaN is declared there.
#define CUDA_NO_HALF
#include <cuda_fp8.h>

#include "thirdparty/cuda_host.h"

namespace halfulp::impl {
namespace {

using Code = std::uint8_t;

void append_encoders(std::vector<adapter::Conversion>& rows, const std::string& rounding, cudaRoundMode mode,
                     const std::string& profile, __nv_saturation_t saturation) {
  using adapter::convert;
  rows.push_back(convert<float, Code>("float32", "float8_e8m0fnu", rounding, profile,
                                      [=](float x) { return __nv_cvt_float_to_e8m0(x, saturation, mode); }));
  rows.push_back(convert<double, Code>("float64", "float8_e8m0fnu", rounding, profile,
                                       [=](double x) { return __nv_cvt_double_to_e8m0(x, saturation, mode); }));
  rows.push_back(convert<std::uint16_t, Code>("bfloat16", "float8_e8m0fnu", rounding, profile, [=](std::uint16_t x) {
    return __nv_cvt_bfloat16raw_to_e8m0(__nv_bfloat16_raw{x}, saturation, mode);
  }));
}

__nv_fp8_e8m0 of_bits(Code x) {
  __nv_fp8_e8m0 value;
  value.__x = x;
  return value;
}

}  // namespace

std::vector<adapter::Conversion> cuda_e8m0_conversions() {
  using adapter::convert;
  std::vector<adapter::Conversion> rows{
      convert<std::uint16_t, Code>("float16", "float8_e8m0fnu", "toward_positive", "cuda-satfinite",
                                   [](std::uint16_t x) { return __nv_fp8_e8m0(__half(__half_raw{x})).__x; }),
      convert<Code, std::uint16_t>("float8_e8m0fnu", "bfloat16", "ties_to_even", "cuda-nosat",
                                   [](Code x) { return __nv_cvt_e8m0_to_bf16raw(x).x; }),
      convert<Code, std::uint16_t>("float8_e8m0fnu", "float16", "ties_to_even", "cuda-nosat",
                                   [](Code x) { return static_cast<__half_raw>(static_cast<__half>(of_bits(x))).x; }),
      convert<Code, float>("float8_e8m0fnu", "float32", "ties_to_even", "ieee",
                           [](Code x) { return static_cast<float>(of_bits(x)); }),
  };
  append_encoders(rows, "toward_zero", cudaRoundZero, "cuda-satfinite", __NV_SATFINITE);
  append_encoders(rows, "toward_zero", cudaRoundZero, "cuda-nosat", __NV_NOSAT);
  append_encoders(rows, "toward_positive", cudaRoundPosInf, "cuda-satfinite", __NV_SATFINITE);
  append_encoders(rows, "toward_positive", cudaRoundPosInf, "cuda-nosat", __NV_NOSAT);
  return rows;
}

}  // namespace halfulp::impl
