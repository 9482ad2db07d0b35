// Functions of several values at once by the CUDA toolkit's headers: what is common to the host and the device.
//
// A function has static members `convert(operands..., results)`, overloaded by the types and the number of lanes.
// Functions are host and device code, so that packing and lane order are judged without a GPU as well.
#pragma once

#define CUDA_NO_HALF  // no typedef `half` in the global namespace
#include <cuda_bf16.h>
#include <cuda_fp16.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "abi/adapter.h"

namespace halfulp::impl {

/// Neighbours in memory, aligned as the widest load of a GPU wants it.
template <class Value, int kLanes>
struct alignas(std::min<std::size_t>(sizeof(Value) * kLanes, 16)) Lanes {
  Value lane[kLanes];
};

using Code = std::uint8_t;

/// Codes of kBits side by side in an integer, the first lane lowest, as one code per byte.
template <int kBits, int kLanes>
__host__ __device__ void unpack(std::uint32_t packed, Lanes<Code, kLanes>& codes) {
  for (int i = 0; i < kLanes; ++i) codes.lane[i] = static_cast<Code>((packed >> (kBits * i)) & ((1U << kBits) - 1));
}

template <int kBits, int kLanes>
__host__ __device__ std::uint32_t pack(const Lanes<Code, kLanes>& codes) {
  std::uint32_t packed = 0;
  for (int i = 0; i < kLanes; ++i) packed |= static_cast<std::uint32_t>(codes.lane[i]) << (kBits * i);
  return packed;
}

__host__ __device__ inline float2 float2_of(const Lanes<float, 2>& x) { return {x.lane[0], x.lane[1]}; }
__host__ __device__ inline double2 double2_of(const Lanes<double, 2>& x) { return {x.lane[0], x.lane[1]}; }

/// Lanes i and i + 1.
template <int kLanes>
__host__ __device__ __half2_raw half2_of(const Lanes<__half_raw, kLanes>& x, int i = 0) {
  __half2_raw pair;
  pair.x = x.lane[i].x;
  pair.y = x.lane[i + 1].x;
  return pair;
}
template <int kLanes>
__host__ __device__ __nv_bfloat162_raw bfloat162_of(const Lanes<__nv_bfloat16_raw, kLanes>& x, int i = 0) {
  __nv_bfloat162_raw pair;
  pair.x = x.lane[i].x;
  pair.y = x.lane[i + 1].x;
  return pair;
}

/// The lanes as a number of the headers, or as a pair.
__host__ __device__ inline __half number_of(const Lanes<__half_raw, 1>& x) { return x.lane[0]; }
__host__ __device__ inline __nv_bfloat16 number_of(const Lanes<__nv_bfloat16_raw, 1>& x) { return x.lane[0]; }
__host__ __device__ inline __half2 number_of(const Lanes<__half_raw, 2>& x) { return half2_of(x); }
__host__ __device__ inline __nv_bfloat162 number_of(const Lanes<__nv_bfloat16_raw, 2>& x) { return bfloat162_of(x); }

__host__ __device__ inline void set(Lanes<__half_raw, 1>& to, __half_raw x) { to = {x}; }
__host__ __device__ inline void set(Lanes<__nv_bfloat16_raw, 1>& to, __nv_bfloat16_raw x) { to = {x}; }
__host__ __device__ inline void set(Lanes<float, 2>& to, float2 x) { to = {x.x, x.y}; }
__host__ __device__ inline void set(Lanes<__half_raw, 2>& to, __half2_raw x) {
  to.lane[0].x = x.x;
  to.lane[1].x = x.y;
}
__host__ __device__ inline void set(Lanes<__nv_bfloat16_raw, 2>& to, __nv_bfloat162_raw x) {
  to.lane[0].x = x.x;
  to.lane[1].x = x.y;
}

/// The format whose values `Value` holds.
template <class Value>
inline constexpr const char* kFormatOf = nullptr;
template <>
inline constexpr const char* kFormatOf<float> = "float32";
template <>
inline constexpr const char* kFormatOf<double> = "float64";
template <>
inline constexpr const char* kFormatOf<__half_raw> = "float16";
template <>
inline constexpr const char* kFormatOf<__nv_bfloat16_raw> = "bfloat16";

/// What stands beside the formats in a line of support.
struct Manner {
  std::string rounding, profile;
};

/// Collects lines of support. `Where::batch<Function, Operand, Result, kLanes>()` applies a function to arrays.
template <class Where, int kLanes>
class LaneRows {
 public:
  template <class Function, class Operand>
  void encode(const std::string& format, const Manner& manner) {
    add<Function, Operand, Code>(kFormatOf<Operand>, format, manner);
  }
  template <class Function, class Result>
  void decode(const std::string& format, const Manner& manner) {
    add<Function, Code, Result>(format, kFormatOf<Result>, manner);
  }
  template <class Function, class Operand, class Result>
  void convert(const Manner& manner) {
    add<Function, Operand, Result>(kFormatOf<Operand>, kFormatOf<Result>, manner);
  }
  std::vector<adapter::Conversion> take() { return std::move(rows_); }

 private:
  template <class Function, class Operand, class Result>
  void add(const std::string& from, const std::string& to, const Manner& manner) {
    rows_.push_back({from, to, manner.rounding, manner.profile,
                     [](const halfulp_query&) { return Where::template batch<Function, Operand, Result, kLanes>(); }});
  }

  std::vector<adapter::Conversion> rows_;
};

}  // namespace halfulp::impl
