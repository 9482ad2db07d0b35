// Subnormals as an operation of a variant sees them.
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>

#include "cpu/block/rules.h"

namespace halfulp::cpu::block {

/// Zero with the sign of `x` if `x` is subnormal, else `x`.
inline float flush(float x) { return (std::bit_cast<std::uint32_t>(x) & 0x7F800000) == 0 ? std::copysign(0.0f, x) : x; }

inline float flush(float x, Subnormals subnormals) { return subnormals == Subnormals::flushed ? flush(x) : x; }

}  // namespace halfulp::cpu::block
