// Floats to integers without conversions that may be undefined.
#pragma once

#include <limits>

namespace halfulp::cpu::block {

/// The nearest integer, ties to even. Requires |x| < 2^22; NaN gives NaN.
inline float nearest_integer(float x) {
  constexpr float kUnitIsOne = 0x1.8p23f;  // sums near this have a unit in the last place of 1
  return (x + kUnitIsOne) - kUnitIsOne;
}

/// `x` between two bounds; NaN gives the lower one.
inline float clamped(float x, float least, float greatest) { return x > greatest ? greatest : x > least ? x : least; }

/// The greatest float32 in place of +infinity.
inline float no_more_than_finite(float x) {
  constexpr float kGreatest = std::numeric_limits<float>::max();
  return x > kGreatest ? kGreatest : x;
}

}  // namespace halfulp::cpu::block
