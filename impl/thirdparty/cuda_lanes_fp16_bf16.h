// Under test: __half, __nv_bfloat16 and their pairs, of cuda_fp16.h and cuda_bf16.h. Pairs round to nearest only.
#pragma once

#include "thirdparty/cuda_lanes.h"

namespace halfulp::impl {

/// The value of a single lane.
template <class Value>
__host__ __device__ Value only(const Lanes<Value, 1>& x) {
  return x.lane[0];
}

struct NearestHalf {
  using Single = Lanes<__half_raw, 1>;
  using Pair = Lanes<__half_raw, 2>;
  __host__ __device__ static void convert(const Lanes<float, 1>& x, Single& y) { y = {__float2half_rn(only(x))}; }
  __host__ __device__ static void convert(const Lanes<double, 1>& x, Single& y) { y = {__double2half(only(x))}; }
  __host__ __device__ static void convert(const Lanes<__nv_bfloat16_raw, 1>& x, Single& y) {
    y = {__half(number_of(x))};
  }
  __host__ __device__ static void convert(const Lanes<float, 2>& x, Pair& y) {
    set(y, __floats2half2_rn(x.lane[0], x.lane[1]));
  }
};

struct NearestBfloat16 {
  using Single = Lanes<__nv_bfloat16_raw, 1>;
  using Pair = Lanes<__nv_bfloat16_raw, 2>;
  __host__ __device__ static void convert(const Lanes<float, 1>& x, Single& y) { y = {__float2bfloat16_rn(only(x))}; }
  __host__ __device__ static void convert(const Lanes<double, 1>& x, Single& y) { y = {__double2bfloat16(only(x))}; }
  __host__ __device__ static void convert(const Lanes<__half_raw, 1>& x, Single& y) {
    y = {__nv_bfloat16(number_of(x))};
  }
  __host__ __device__ static void convert(const Lanes<float, 2>& x, Pair& y) {
    set(y, __float22bfloat162_rn(float2_of(x)));
  }
};

struct TowardZero {
  __host__ __device__ static void convert(const Lanes<float, 1>& x, Lanes<__half_raw, 1>& y) {
    y = {__float2half_rz(only(x))};
  }
  __host__ __device__ static void convert(const Lanes<float, 1>& x, Lanes<__nv_bfloat16_raw, 1>& y) {
    y = {__float2bfloat16_rz(only(x))};
  }
};
struct TowardPositive {
  __host__ __device__ static void convert(const Lanes<float, 1>& x, Lanes<__half_raw, 1>& y) {
    y = {__float2half_ru(only(x))};
  }
  __host__ __device__ static void convert(const Lanes<float, 1>& x, Lanes<__nv_bfloat16_raw, 1>& y) {
    y = {__float2bfloat16_ru(only(x))};
  }
};
struct TowardNegative {
  __host__ __device__ static void convert(const Lanes<float, 1>& x, Lanes<__half_raw, 1>& y) {
    y = {__float2half_rd(only(x))};
  }
  __host__ __device__ static void convert(const Lanes<float, 1>& x, Lanes<__nv_bfloat16_raw, 1>& y) {
    y = {__float2bfloat16_rd(only(x))};
  }
};

struct Widen {
  __host__ __device__ static void convert(const Lanes<__half_raw, 1>& x, Lanes<float, 1>& y) {
    y = {__half2float(number_of(x))};
  }
  __host__ __device__ static void convert(const Lanes<__nv_bfloat16_raw, 1>& x, Lanes<float, 1>& y) {
    y = {__bfloat162float(number_of(x))};
  }
  __host__ __device__ static void convert(const Lanes<__half_raw, 2>& x, Lanes<float, 2>& y) {
    set(y, __half22float2(half2_of(x)));
  }
  __host__ __device__ static void convert(const Lanes<__nv_bfloat16_raw, 2>& x, Lanes<float, 2>& y) {
    set(y, __bfloat1622float2(bfloat162_of(x)));
  }
};

/// Every conversion of the two headers with 1 or 2 lanes.
template <class Where, int kLanes>
std::vector<adapter::Conversion> fp16_bf16_lanes() {
  LaneRows<Where, kLanes> rows;
  const Manner nearest{"ties_to_even", "cuda-nosat"};
  rows.template convert<NearestHalf, float, __half_raw>(nearest);
  rows.template convert<NearestBfloat16, float, __nv_bfloat16_raw>(nearest);
  rows.template convert<Widen, __half_raw, float>(nearest);
  rows.template convert<Widen, __nv_bfloat16_raw, float>({"ties_to_even", "ieee-raw"});
  if constexpr (kLanes == 1) {
    rows.template convert<NearestHalf, double, __half_raw>(nearest);
    rows.template convert<NearestHalf, __nv_bfloat16_raw, __half_raw>(nearest);
    rows.template convert<NearestBfloat16, double, __nv_bfloat16_raw>(nearest);
    rows.template convert<NearestBfloat16, __half_raw, __nv_bfloat16_raw>(nearest);
    rows.template convert<TowardZero, float, __half_raw>({"toward_zero", "cuda-nosat"});
    rows.template convert<TowardZero, float, __nv_bfloat16_raw>({"toward_zero", "cuda-nosat"});
    rows.template convert<TowardPositive, float, __half_raw>({"toward_positive", "cuda-nosat"});
    rows.template convert<TowardPositive, float, __nv_bfloat16_raw>({"toward_positive", "cuda-nosat"});
    rows.template convert<TowardNegative, float, __half_raw>({"toward_negative", "cuda-nosat"});
    rows.template convert<TowardNegative, float, __nv_bfloat16_raw>({"toward_negative", "cuda-nosat"});
  }
  return rows.take();
}

}  // namespace halfulp::impl
