// Codes of six bits, one per byte, to a stream of bits whose first code has the lowest ones, and back.
#pragma once

#include <cstddef>
#include <cstdint>

namespace halfulp::cpu::block {

/// Packs the first codes of [count], of which the upper two bits are ignored, and returns how many: a multiple of four
/// that leaves few.
using PackSextetsKernel = std::size_t (*)(const std::uint8_t* codes, std::size_t count, std::uint8_t* bytes);
/// Takes the first codes of [count] out of a stream and returns how many.
using UnpackSextetsKernel = std::size_t (*)(const std::uint8_t* bytes, std::size_t count, std::uint8_t* codes);

/// The kernels for this processor, or nullptr if it has no vectors.
PackSextetsKernel pack_sextets_kernel();
UnpackSextetsKernel unpack_sextets_kernel();

}  // namespace halfulp::cpu::block
