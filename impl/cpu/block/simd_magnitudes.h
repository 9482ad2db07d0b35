// The largest magnitude of every block of a run of blocks.
#pragma once

#include <cstddef>
#include <cstdint>

namespace halfulp::cpu::block {

/// The bits of float32 infinity: what a largest magnitude reaches if the block is not all finite.
inline constexpr std::uint32_t kInfinityBits = 0x7F800000;

/// Writes the largest magnitude of each of [blocks] blocks of [length] values as the bits of a float32. NaNs are larger
/// than infinity; a block without values gives 0.
using MagnitudeKernel = void (*)(const float* x, std::size_t length, std::size_t blocks, std::uint32_t* magnitudes);

/// The kernel for this processor, or nullptr if it has no vectors.
MagnitudeKernel magnitude_kernel();

}  // namespace halfulp::cpu::block
