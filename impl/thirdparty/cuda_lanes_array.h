// Lanes of arrays: what a thread does, on the device and played on the host.
#pragma once

#include "thirdparty/cuda_lanes.h"

namespace halfulp::impl {

/// Whether all lanes can be loaded or stored at once.
template <int kLanes, class Value>
__host__ __device__ bool is_aligned(const Value* address) {
  return kLanes == 1 || reinterpret_cast<std::uintptr_t>(address) % alignof(Lanes<Value, kLanes>) == 0;
}

/// The lanes at `from`, of which `left` > 0 are there; the others are zero.
template <int kLanes, class Value>
__host__ __device__ Lanes<Value, kLanes> load(const Value* from, std::uint64_t left) {
  using Packed = Lanes<Value, kLanes>;
  if (left >= kLanes && is_aligned<kLanes>(from)) return *reinterpret_cast<const Packed*>(from);
  Packed x{};
  for (int i = 0; i < kLanes; ++i) {
    if (static_cast<std::uint64_t>(i) < left) x.lane[i] = from[i];
  }
  return x;
}

/// Writes the first `left` > 0 lanes.
template <int kLanes, class Value>
__host__ __device__ void store(const Lanes<Value, kLanes>& x, Value* to, std::uint64_t left) {
  if (left >= kLanes && is_aligned<kLanes>(to)) {
    *reinterpret_cast<Lanes<Value, kLanes>*>(to) = x;
    return;
  }
  for (int i = 0; i < kLanes; ++i) {
    if (static_cast<std::uint64_t>(i) < left) to[i] = x.lane[i];
  }
}

/// Converts the lanes of a thread out of `threads`: every so many of [count] values, or of tuples of one value from
/// each array. Arrays need the alignment of their elements.
template <class Function, int kLanes, class Result, class... Operands>
__host__ __device__ void convert_turns(Result* to, std::uint64_t count, std::uint64_t thread, std::uint64_t threads,
                                       const Operands*... from) {
  for (std::uint64_t first = thread * kLanes; first < count; first += threads * kLanes) {
    Lanes<Result, kLanes> y;
    Function::convert(load<kLanes>(from + first, count - first)..., y);
    store(y, to + first, count - first);
  }
}

}  // namespace halfulp::impl
