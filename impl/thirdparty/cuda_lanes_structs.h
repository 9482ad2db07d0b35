// Under test: the operators of the structures of one, two and four values, such as __nv_fp8x4_e4m3, and the
// constructors of those of four, which always saturate and round in one way.
#pragma once

#include "thirdparty/cuda_lanes.h"

namespace halfulp::impl {

/// One value of kBits or two, by the operators of the structures.
template <class Struct, class Struct2, int kBits>
struct FromStruct {
  __host__ __device__ static Struct single(const Lanes<Code, 1>& x) {
    Struct value;
    value.__x = x.lane[0];
    return value;
  }
  __host__ __device__ static Struct2 pair(const Lanes<Code, 2>& x) {
    Struct2 values;
    values.__x = static_cast<decltype(values.__x)>(pack<kBits>(x));
    return values;
  }
  __host__ __device__ static void convert(const Lanes<Code, 1>& x, Lanes<float, 1>& y) {
    y = {static_cast<float>(single(x))};
  }
  __host__ __device__ static void convert(const Lanes<Code, 1>& x, Lanes<__half_raw, 1>& y) {
    y = {static_cast<__half>(single(x))};
  }
  __host__ __device__ static void convert(const Lanes<Code, 1>& x, Lanes<__nv_bfloat16_raw, 1>& y) {
    y = {static_cast<__nv_bfloat16>(single(x))};
  }
  __host__ __device__ static void convert(const Lanes<Code, 2>& x, Lanes<float, 2>& y) {
    set(y, static_cast<float2>(pair(x)));
  }
  __host__ __device__ static void convert(const Lanes<Code, 2>& x, Lanes<__half_raw, 2>& y) {
    set(y, static_cast<__half2_raw>(static_cast<__half2>(pair(x))));
  }
  __host__ __device__ static void convert(const Lanes<Code, 2>& x, Lanes<__nv_bfloat16_raw, 2>& y) {
    set(y, static_cast<__nv_bfloat162_raw>(static_cast<__nv_bfloat162>(pair(x))));
  }
};

/// Four values of kBits.
template <class Struct, int kBits>
struct FourAtOnce {
  __host__ __device__ static void convert(const Lanes<float, 4>& x, Lanes<Code, 4>& y) {
    unpack<kBits>(Struct(float4{x.lane[0], x.lane[1], x.lane[2], x.lane[3]}).__x, y);
  }
  __host__ __device__ static void convert(const Lanes<__half_raw, 4>& x, Lanes<Code, 4>& y) {
    unpack<kBits>(Struct(__half2(half2_of(x, 0)), __half2(half2_of(x, 2))).__x, y);
  }
  __host__ __device__ static void convert(const Lanes<__nv_bfloat16_raw, 4>& x, Lanes<Code, 4>& y) {
    unpack<kBits>(Struct(__nv_bfloat162(bfloat162_of(x, 0)), __nv_bfloat162(bfloat162_of(x, 2))).__x, y);
  }
  __host__ __device__ static void convert(const Lanes<Code, 4>& x, Lanes<float, 4>& y) {
    Struct packed;
    packed.__x = static_cast<decltype(packed.__x)>(pack<kBits>(x));
    const auto values = static_cast<float4>(packed);
    y = {values.x, values.y, values.z, values.w};
  }
};

/// Every conversion of `Struct`.
template <class Struct, int kBits, class Where>
void append_x4(LaneRows<Where, 4>& rows, const std::string& format, const Manner& encoding, const Manner& decoding) {
  using Function = FourAtOnce<Struct, kBits>;
  rows.template encode<Function, float>(format, encoding);
  rows.template encode<Function, __half_raw>(format, encoding);
  rows.template encode<Function, __nv_bfloat16_raw>(format, encoding);
  rows.template decode<Function, float>(format, decoding);
}

}  // namespace halfulp::impl
