// Values against the scale of their block.
#pragma once

#include <algorithm>
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

/// Blocks that lie side by side, and their numbers.
struct ScaledBlocks {
  const float* x = nullptr;         ///< [count * length]
  const float* factors = nullptr;   ///< [count]
  const float* minimums = nullptr;  ///< [count] for shifted_factor.
  std::size_t length = 0, count = 0;
  std::size_t ahead = 0;  ///< What lies so many values on is needed soon. At least as many values follow the blocks.

  /// Those from block `first` on, at most `most`.
  ScaledBlocks part(std::size_t first, std::size_t most) const {
    return {x + first * length, factors + first, minimums + first, length, std::min(most, count - first), ahead};
  }
};

/// Normalizes blocks. x and y may not overlap.
using NormalizeKernel = void (*)(const ScaledBlocks& blocks, float* y);

/// The kernel for this processor, or nullptr if it has no vectors.
NormalizeKernel normalize_kernel(Against against);

}  // namespace halfulp::cpu::block
