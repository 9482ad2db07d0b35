// Codes of four bits, one per byte, to two per byte and back.
#pragma once

#include <cstddef>
#include <cstdint>

namespace halfulp::cpu::block {

/// Which two codes share a byte.
enum class NibbleOrder : std::uint8_t {
  low_first,   ///< Neighbours, the first in the low nibble.
  high_first,  ///< Neighbours, the first in the high nibble.
  halves,      ///< Of a block, the code at j in the low nibble and the one half a block on in the high nibble.
};

/// Packs [blocks] blocks of [length] codes, of which the upper four bits are ignored. Requires an even length. Sources
/// and results may not overlap.
using PackKernel = void (*)(const std::uint8_t* codes, std::size_t length, std::size_t blocks, std::uint8_t* bytes);
/// Takes [blocks] blocks apart that have [length] codes each; the counterpart of PackKernel.
using UnpackKernel = void (*)(const std::uint8_t* bytes, std::size_t length, std::size_t blocks, std::uint8_t* codes);

/// The kernels for this processor, or nullptr if it has no vectors.
PackKernel pack_kernel(NibbleOrder order);
UnpackKernel unpack_kernel(NibbleOrder order);

}  // namespace halfulp::cpu::block
