// Which values of a block stand out: the first of largest magnitude, the least and the greatest.
#pragma once

#include <cstddef>
#include <cstdint>

namespace halfulp::cpu::block {

/// Writes for each of [blocks] blocks of [length] values the first one that has the largest magnitude, given as bits of
/// a float32 (simd_magnitudes.h). Requires blocks with values.
using LargestKernel = void (*)(const float* x, const std::uint32_t* magnitudes, std::size_t length, std::size_t blocks,
                               float* largest);

/// Writes the least and the greatest value of each block; of several zeros the first. Requires blocks with values and
/// no NaN.
using ExtremesKernel = void (*)(const float* x, std::size_t length, std::size_t blocks, float* least, float* greatest);

/// The kernels for this processor, or nullptr if it has no vectors.
LargestKernel largest_kernel();
ExtremesKernel extremes_kernel();

}  // namespace halfulp::cpu::block
