// Normalized values to the bins of [-1, 1] that bitsandbytes tabulates.
#pragma once

#include <cstddef>
#include <cstdint>

namespace halfulp::cpu::block {

/// Writes bins[bin_of(y)] for [count] values that are not NaN. `bins` has 65536 codes.
using BinKernel = void (*)(const std::uint8_t* bins, const float* y, std::uint8_t* codes, std::size_t count);

/// The kernel for this processor, or nullptr if it has no vectors.
BinKernel bin_kernel();

}  // namespace halfulp::cpu::block
