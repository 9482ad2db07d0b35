// Normalized values to integer elements of at most 8 bits.
#pragma once

#include <cstddef>
#include <cstdint>

#include "cpu/block/simd_normalize.h"

namespace halfulp::cpu::block {

/// How a number becomes an integer.
enum class ToInteger : std::uint8_t {
  ties_to_even,
  ties_to_away,
  cut_off,  ///< The fraction is dropped.
};

/// code = (integer(clamp(y * unit + addend, least, greatest)) + offset) & mask; every operation is rounded by itself.
struct IntegerPlan {
  float unit = 1;    ///< Elements are so many to one; a power of two.
  float addend = 0;  ///< What the rule adds in float32.
  float least = 0, greatest = 0;
  std::int32_t offset = 0;
  std::uint8_t mask = 0xFF;
};

/// Converts [count] values that are not NaN to codes of one byte each.
using IntegerKernel = void (*)(const IntegerPlan& plan, const float* y, std::uint8_t* codes, std::size_t count);

/// Normalizes and converts as many blocks from the first on as the kernel serves at once, and returns how many it were.
/// Requires that no normalized value is NaN.
using ScaledIntegerKernel = std::size_t (*)(const IntegerPlan& plan, const ScaledBlocks& blocks, std::uint8_t* codes);

/// The kernels for this processor, or nullptr if it has no vectors.
IntegerKernel integer_kernel(ToInteger to_integer);
ScaledIntegerKernel scaled_integer_kernel(ToInteger to_integer, Against against);

}  // namespace halfulp::cpu::block
