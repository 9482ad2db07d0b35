// Everything the decoding kernels need to know about one format.
#pragma once

#include <cstddef>
#include <cstdint>

#include "cpu/layout.h"

namespace halfulp::cpu {

struct DecodePlan {
  bool is_byte = true;         ///< Codes are stored in 8 bits, else 16.
  bool low_is_linear = false;  ///< Subnormals of the format are subnormals of float32.
  int raise = 0;               ///< Bits a magnitude moves up to stand where float32 has it.
  int sign_raise = 0;
  std::uint32_t rebase = 0;  ///< Added to a normal magnitude that was moved up: the difference of the biases.
  std::uint32_t magnitude_mask = 0;
  std::uint32_t least_normal = 0;  ///< Magnitude codes below this are subnormal or zero ...
  float quantum = 0;               ///< ... and stand for so many of these.
  std::uint32_t least_bits = 0;    ///< What magnitude 0 stands for in formats without a zero.
  std::uint32_t max_finite = 0;
  std::uint32_t infinity = 0;   ///< The magnitude code of infinity, or no code at all.
  std::uint32_t lone_nan = 0;   ///< The code that would be -0 where that is the NaN, or no code at all.
  std::uint32_t sign_mask = 0;  ///< Of float32; 0 for formats without a sign.
};

/// Whether the kernels can decode the format: each value is a normal float32, or the two share their subnormals;
/// without a zero the least value alone is subnormal.
constexpr bool is_plannable(const Layout& layout) {
  const bool low_is_linear = layout.bias == 127;
  return (layout.has_zero() || (layout.p == 1 && low_is_linear)) && layout.p <= 23 && layout.max_exponent() <= 127 &&
         (low_is_linear || layout.quantum_exponent() >= -126);
}

/// Plans the decoding of a format of at most 16 bits. Requires is_plannable(layout).
DecodePlan plan_decode(const Layout& layout);

/// Decodes [count] codes.
using DecodeKernel = void (*)(const DecodePlan& plan, const void* codes, float* x, std::size_t count);

/// The kernel for a plan, or nullptr if the processor has no vectors.
DecodeKernel decode_kernel(const DecodePlan& plan);

}  // namespace halfulp::cpu
