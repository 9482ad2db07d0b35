// binary64 to binary32, rounding to odd: the first of two roundings that together are one.
#pragma once

#include <bit>
#include <cstdint>

#include "cpu/layout.h"

namespace halfulp::cpu {

/// Narrows to float32, rounding inexact values to the neighbour with the odd code; NaN becomes the quiet NaN, sign
/// kept.
///
/// Rounding the result once more, to a format for which keeps_one_rounding() holds, gives what rounding `x` directly
/// gives (Boldo and Melquiond 2008): an inexact result is odd, so it is neither a value of that format nor a midpoint
/// of two, and lies on the same side of both as `x` does. Beyond the ends the argument holds too: a tiny `x` becomes
/// the least float32, a huge one the greatest, and both are odd.
constexpr float narrow_to_odd(double x) {
  constexpr std::uint64_t kLeastNormal = std::uint64_t{1023 - 126} << 52;
  constexpr std::uint64_t kAboveFinite = std::uint64_t{1023 + 128} << 52;
  constexpr std::uint64_t kInfinity = std::uint64_t{0x7FF} << 52;
  const auto bits = std::bit_cast<std::uint64_t>(x);
  const std::uint64_t magnitude = bits & ~(std::uint64_t{1} << 63);
  std::uint64_t narrow = 0;
  if (magnitude >= kLeastNormal && magnitude < kAboveFinite) {
    const std::uint64_t rebased = magnitude - (std::uint64_t{1023 - 127} << 52);
    narrow = (rebased >> 29) | ((rebased & 0x1FFFFFFF) != 0 ? 1 : 0);
  } else if (magnitude < kLeastNormal) {
    const int below = 897 - static_cast<int>(magnitude >> 52);  // binades below the least normal float32, plus 0
    const int shift = 29 + below < 63 ? 29 + below : 63;
    const std::uint64_t hidden = std::uint64_t{1} << 52;
    const std::uint64_t significand = (magnitude & (hidden - 1)) | (magnitude < hidden ? 0 : hidden);
    narrow = (significand >> shift) | ((significand & ((std::uint64_t{1} << shift) - 1)) != 0 ? 1 : 0);
  } else {
    narrow = magnitude < kInfinity ? 0x7F7FFFFF : magnitude == kInfinity ? 0x7F800000 : 0x7FC00000;
  }
  return std::bit_cast<float>(static_cast<std::uint32_t>(narrow | (bits >> 63 << 31)));
}

/// Whether every value of the format and every midpoint of two is an even float32, subnormals included.
constexpr bool keeps_one_rounding(const Layout& layout) {
  return layout.p + 2 <= 24 && layout.quantum_exponent() - 2 >= -149 && layout.max_exponent() <= 127;
}

static_assert(narrow_to_odd(1.0) == 1.0f && narrow_to_odd(1.0 + 0x1p-40) == 1.0f + 0x1p-23f);
static_assert(narrow_to_odd(0x1p-1074) == 0x1p-149f && narrow_to_odd(0x1p-149) == 0x1p-149f);
static_assert(narrow_to_odd(0x1.8p-149) == 0x1p-149f && narrow_to_odd(0x1p-126 - 0x1p-160) == 0x1.fffffcp-127f);
static_assert(narrow_to_odd(1e300) == 0x1.fffffep127f && narrow_to_odd(-0x1p128) == -0x1.fffffep127f);

}  // namespace halfulp::cpu
