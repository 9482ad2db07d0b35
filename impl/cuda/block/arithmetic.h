// float32 operations that rules speak of, without anything that a GPU lacks.
#pragma once

#include <bit>
#include <cstdint>
#include <limits>

#include "cpu/block/rules.h"
#include "cuda/block/host_device.h"

namespace halfulp::cuda::block {

inline constexpr std::uint32_t kMagnitudeBits = 0x7FFFFFFF, kSignBit = 0x80000000, kInfinityBits = 0x7F800000;
inline constexpr float kNan = std::numeric_limits<float>::quiet_NaN();

constexpr std::uint32_t bits_of(float x) { return std::bit_cast<std::uint32_t>(x); }
constexpr float float_of(std::uint32_t bits) { return std::bit_cast<float>(bits); }
constexpr std::uint32_t magnitude_bits(float x) { return bits_of(x) & kMagnitudeBits; }
constexpr float magnitude(float x) { return float_of(magnitude_bits(x)); }
constexpr bool is_finite(float x) { return magnitude_bits(x) < kInfinityBits; }
constexpr bool is_positive_number(float x) { return x > 0 && is_finite(x); }

/// Zero with the sign of `x` if `x` is subnormal and such are flushed, else `x`.
constexpr float flush(float x, cpu::block::Subnormals subnormals) {
  const bool is_flushed = subnormals == cpu::block::Subnormals::flushed && (bits_of(x) & kInfinityBits) == 0;
  return is_flushed ? float_of(bits_of(x) & kSignBit) : x;
}

/// `x`, but at least `floor`; NaN passes.
constexpr float at_least(float floor, float x) { return x < floor ? floor : x; }

/// `x` between two bounds; NaN gives the lower one.
constexpr float clamped(float x, float least, float greatest) {
  return x > greatest ? greatest : x > least ? x : least;
}

/// The greatest float32 in place of +infinity.
constexpr float no_more_than_finite(float x) {
  constexpr float kGreatest = std::numeric_limits<float>::max();
  return x > kGreatest ? kGreatest : x;
}

/// The nearest integer, ties to even. Requires |x| < 2^22; NaN gives NaN.
constexpr float nearest_integer(float x) {
  constexpr float kUnitIsOne = 0x1.8p23f;  // sums near this have a unit in the last place of 1
  return (x + kUnitIsOne) - kUnitIsOne;
}

/// a / b, by the division that is short where both are.
constexpr std::uint64_t quotient_of(std::uint64_t a, std::uint64_t b) {
  return (a | b) >> 32 == 0 ? static_cast<std::uint32_t>(a) / static_cast<std::uint32_t>(b) : a / b;
}

}  // namespace halfulp::cuda::block
