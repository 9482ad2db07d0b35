// The order in which products are summed, the same on the CPU and on a GPU: 32 partial sums by the number of the input
// modulo 32, each in order of the inputs, then a fixed tree.
#pragma once

#include <cmath>
#include <cstdint>

#include "cuda/block/host_device.h"

namespace halfulp::cuda::linear {

/// Partial sums of an output: the lanes of a warp.
inline constexpr std::uint32_t kLanes = 32;

/// fl(w x + sum), rounded once.
HALFULP_HOST_DEVICE inline float multiply_add(float w, float x, float sum) { return fmaf(w, x, sum); }

/// Joins [kLanes] partial sums into the first: joined(a, b) is the sum of two.
template <class Terms>
constexpr void join_lanes(typename Terms::Sum* lanes) {
  for (std::uint32_t half = kLanes / 2; half != 0; half /= 2) {
    for (std::uint32_t lane = 0; lane < half; ++lane) lanes[lane] = Terms::joined(lanes[lane], lanes[lane + half]);
  }
}

}  // namespace halfulp::cuda::linear
