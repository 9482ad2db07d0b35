// What every byte of a block's codes holds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "block/block_spec.h"

namespace halfulp {

enum class Part : std::uint8_t { nothing, element, scale };

/// Neighbouring bits of a byte that hold neighbouring bits of one code.
struct Cell {
  Part part = Part::nothing;
  std::size_t index = 0;   ///< Of the element or scale.
  int width = 0, low = 0;  ///< Bits, and which one of the code is the lowest.
  std::string text;        ///< "31", "31.3:0", "scale 7:0".

  bool operator==(const Cell&) const = default;
};

/// The cells of one byte, from bit 7 down.
using ByteCells = std::vector<Cell>;

/// The bytes of the plane of codes for one block, or for the blocks that are stored together; for the first elements
/// where a block has as many as its row or tensor.
std::vector<ByteCells> byte_cells(const BlockSpec& spec, const BlockRules& rules);

}  // namespace halfulp
