// Under test: __half and __nv_bfloat16 of cuda_fp16.h and cuda_bf16.h. NaN becomes 7FFF, except that a bfloat16 is read
// by a shift, which keeps every NaN.
#define CUDA_NO_HALF  // no typedef `half` in the global namespace
#include <cuda_bf16.h>
#include <cuda_fp16.h>

#include "thirdparty/cuda_host.h"

namespace halfulp::impl {
namespace {

std::uint16_t bits(__half h) { return static_cast<__half_raw>(h).x; }
std::uint16_t bits(__nv_bfloat16 b) { return static_cast<__nv_bfloat16_raw>(b).x; }
__half half_of(std::uint16_t x) { return __half_raw{x}; }
__nv_bfloat16 bfloat16_of(std::uint16_t x) { return __nv_bfloat16_raw{x}; }

template <class From, class Function>
adapter::Conversion narrow(std::string from, std::string to, std::string rounding, Function function) {
  return adapter::convert<From, std::uint16_t>(std::move(from), std::move(to), std::move(rounding), "cuda-nosat",
                                               [function](From x) { return bits(function(x)); });
}

}  // namespace

std::vector<adapter::Conversion> cuda_fp16_bf16_conversions() {
  using adapter::convert;
  return {
      narrow<float>("float32", "float16", "ties_to_even", [](float x) { return __float2half_rn(x); }),
      narrow<float>("float32", "float16", "toward_zero", [](float x) { return __float2half_rz(x); }),
      narrow<float>("float32", "float16", "toward_positive", [](float x) { return __float2half_ru(x); }),
      narrow<float>("float32", "float16", "toward_negative", [](float x) { return __float2half_rd(x); }),
      narrow<double>("float64", "float16", "ties_to_even", [](double x) { return __double2half(x); }),
      narrow<std::uint16_t>("bfloat16", "float16", "ties_to_even",
                            [](std::uint16_t x) { return __half(bfloat16_of(x)); }),
      narrow<float>("float32", "bfloat16", "ties_to_even", [](float x) { return __float2bfloat16_rn(x); }),
      narrow<float>("float32", "bfloat16", "toward_zero", [](float x) { return __float2bfloat16_rz(x); }),
      narrow<float>("float32", "bfloat16", "toward_positive", [](float x) { return __float2bfloat16_ru(x); }),
      narrow<float>("float32", "bfloat16", "toward_negative", [](float x) { return __float2bfloat16_rd(x); }),
      narrow<double>("float64", "bfloat16", "ties_to_even", [](double x) { return __double2bfloat16(x); }),
      narrow<std::uint16_t>("float16", "bfloat16", "ties_to_even",
                            [](std::uint16_t x) { return __nv_bfloat16(half_of(x)); }),
      convert<std::uint16_t, float>("float16", "float32", "ties_to_even", "cuda-nosat",
                                    [](std::uint16_t x) { return __half2float(half_of(x)); }),
      convert<std::uint16_t, float>("bfloat16", "float32", "ties_to_even", "ieee-raw",
                                    [](std::uint16_t x) { return __bfloat162float(bfloat16_of(x)); }),
  };
}

}  // namespace halfulp::impl
