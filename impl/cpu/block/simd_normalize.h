// Values against the scale of their block.
#pragma once

#include <cstddef>
#include <cstdint>

namespace halfulp::cpu::block {

/// What is done with a value and the numbers of its block; every operation is rounded to nearest even by itself.
enum class Against : std::uint8_t {
  factor,          ///< x * factor.
  divisor,         ///< x / factor.
  flushed_factor,  ///< x * factor, where a subnormal x and a subnormal product are zeros of their sign.
  shifted_factor,  ///< (x - minimum) * factor.
};

/// Normalizes [blocks] blocks of [length] values each by its factor and, for shifted_factor, its minimum. x and y may
/// not overlap.
using NormalizeKernel = void (*)(const float* x, const float* factors, const float* minimums, std::size_t length,
                                 std::size_t blocks, float* y);

/// The kernel for this processor, or nullptr if it has no vectors.
NormalizeKernel normalize_kernel(Against against);

}  // namespace halfulp::cpu::block
