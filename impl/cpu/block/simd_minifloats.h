// Normalized values to binary elements of at most 8 bits, saturating.
#pragma once

#include <cstddef>
#include <cstdint>

#include "cpu/block/simd_normalize.h"
#include "cpu/layout.h"

namespace halfulp::cpu::block {

/// Where a value half way between two elements goes.
enum class MinifloatTies : std::uint8_t { to_even, away };

struct MinifloatPlan {
  int cut_bits = 0;               ///< Trailing bits of a float32 that a normal element does not have.
  std::int32_t half = 0;          ///< Half of what the last bit that stays is worth.
  std::int32_t rebase = 0;        ///< Taken off the code of a normal element: the difference of the biases.
  float per_unit = 1;             ///< One over the least element.
  float aligner = 0;              ///< A power of two whose last bit is worth the least element.
  std::int32_t aligner_bits = 0;  ///< Its bits.
  std::int32_t least_normal = 0;  ///< The bits of the least normal element.
  std::int32_t max_finite = 0;    ///< The code that larger magnitudes have too.
  int sign_shift = 0;
  std::uint32_t sign_mask = 0;
};

/// Whether the kernels serve the format: signed with both zeros, normal in float32, and no codes beyond 8 bits.
constexpr bool is_minifloat(const Layout& layout) {
  return layout.k <= 8 && layout.p >= 2 && layout.has_negative_zero() && layout.quantum_exponent() >= -100 &&
         layout.max_exponent() <= 100;
}

/// Requires is_minifloat(layout).
MinifloatPlan plan_minifloats(const Layout& layout);

/// Converts [count] values that are not NaN to codes of one byte each.
using MinifloatKernel = void (*)(const MinifloatPlan& plan, const float* y, std::uint8_t* codes, std::size_t count);

/// Normalizes and converts as many blocks from the first on as the kernel serves at once, and returns how many it were.
/// Requires that no normalized value is NaN.
using ScaledMinifloatKernel = std::size_t (*)(const MinifloatPlan& plan, const ScaledBlocks& blocks,
                                              std::uint8_t* codes);

/// The kernels for this processor, or nullptr if it has no vectors.
MinifloatKernel minifloat_kernel(MinifloatTies ties);
ScaledMinifloatKernel scaled_minifloat_kernel(MinifloatTies ties, Against against);

}  // namespace halfulp::cpu::block
