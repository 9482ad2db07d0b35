// Under test: __nv_cvt_*_to_fp8 for E4M3 and E5M2, saturating and not, and the operators of __nv_fp8_e4m3 and
// __nv_fp8_e5m2. From double a NaN keeps its sign and two payload bits; from the other types it becomes 7F.
#define CUDA_NO_HALF
#include <cuda_fp8.h>

#include "thirdparty/cuda_host.h"

namespace halfulp::impl {
namespace {

using Code = std::uint8_t;

void append_encoders(std::vector<adapter::Conversion>& rows, const std::string& format, __nv_fp8_interpretation_t kind,
                     const std::string& profile, __nv_saturation_t saturation) {
  using adapter::convert;
  rows.push_back(convert<float, Code>("float32", format, "ties_to_even", profile,
                                      [=](float x) { return __nv_cvt_float_to_fp8(x, saturation, kind); }));
  rows.push_back(convert<double, Code>("float64", format, "ties_to_even", profile + "-f64host",
                                       [=](double x) { return __nv_cvt_double_to_fp8(x, saturation, kind); }));
  rows.push_back(convert<std::uint16_t, Code>("float16", format, "ties_to_even", profile, [=](std::uint16_t x) {
    return __nv_cvt_halfraw_to_fp8(__half_raw{x}, saturation, kind);
  }));
  rows.push_back(convert<std::uint16_t, Code>("bfloat16", format, "ties_to_even", profile, [=](std::uint16_t x) {
    return __nv_cvt_bfloat16raw_to_fp8(__nv_bfloat16_raw{x}, saturation, kind);
  }));
}

template <class Fp8>
Fp8 of_bits(Code x) {
  Fp8 value;
  value.__x = x;
  return value;
}

template <class Fp8>
void append_decoders(std::vector<adapter::Conversion>& rows, const std::string& format) {
  using adapter::convert;
  rows.push_back(convert<Code, float>(format, "float32", "ties_to_even", "cuda-nosat",
                                      [](Code x) { return static_cast<float>(of_bits<Fp8>(x)); }));
  rows.push_back(convert<Code, std::uint16_t>(format, "float16", "ties_to_even", "cuda-nosat", [](Code x) {
    return static_cast<__half_raw>(static_cast<__half>(of_bits<Fp8>(x))).x;
  }));
  rows.push_back(convert<Code, std::uint16_t>(format, "bfloat16", "ties_to_even", "cuda-nosat", [](Code x) {
    return static_cast<__nv_bfloat16_raw>(static_cast<__nv_bfloat16>(of_bits<Fp8>(x))).x;
  }));
}

}  // namespace

std::vector<adapter::Conversion> cuda_fp8_conversions() {
  std::vector<adapter::Conversion> rows;
  append_encoders(rows, "float8_e4m3fn", __NV_E4M3, "cuda-satfinite", __NV_SATFINITE);
  append_encoders(rows, "float8_e4m3fn", __NV_E4M3, "cuda-nosat", __NV_NOSAT);
  append_encoders(rows, "float8_e5m2", __NV_E5M2, "cuda-satfinite", __NV_SATFINITE);
  append_encoders(rows, "float8_e5m2", __NV_E5M2, "cuda-nosat", __NV_NOSAT);
  append_decoders<__nv_fp8_e4m3>(rows, "float8_e4m3fn");
  append_decoders<__nv_fp8_e5m2>(rows, "float8_e5m2");
  return rows;
}

}  // namespace halfulp::impl
