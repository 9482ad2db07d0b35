// How a tensor is cut into blocks, and how many bytes everything takes.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "cpu/block/facts.h"

namespace halfulp::cpu::block {

/// Rows and columns of a tensor.
struct Shape {
  std::uint64_t rows = 0, columns = 0;

  std::uint64_t count() const { return rows * columns; }
};

/// The most elements a tensor may have.
inline constexpr std::uint64_t kMostElements = std::uint64_t{1} << 40;

/// HALFULP_OK, or HALFULP_BAD_SHAPE if the tensor is too large or the format has no blocks for it.
std::int32_t check_shape(const Facts& facts, const Shape& shape);

/// The elements of one block: a rectangle of the cut tensor.
struct Area {
  std::uint64_t row = 0, rows = 0, column = 0, columns = 0;

  std::uint64_t count() const { return rows * columns; }
};

/// A cut: blocks from left to right, then from top to bottom. Requires check_shape() of the shape it is made for.
struct Cut {
  Shape shape;                                    ///< One row if blocks are flat.
  std::uint64_t tile_rows = 1, tile_columns = 1;  ///< Of a whole block.
  std::uint64_t down = 0, across = 0;             ///< Blocks in each direction.

  Cut(const Facts& facts, const Shape& tensor);

  std::uint64_t blocks() const { return down * across; }
  /// Whether the block has fewer elements than a whole one.
  bool is_short(const Area& area) const { return area.count() < tile_rows * tile_columns; }

  Area area(std::uint64_t block) const {
    const std::uint64_t row = block / across * tile_rows, column = block % across * tile_columns;
    return {row, std::min(tile_rows, shape.rows - row), column, std::min(tile_columns, shape.columns - column)};
  }
  /// The index of the block's first element; of the tensor's end for the block after the last.
  std::uint64_t first_element(std::uint64_t block) const {
    if (block >= blocks()) return shape.count();
    return block / across * tile_rows * shape.columns + block % across * tile_columns;
  }
};

/// Consecutive blocks.
struct BlockRange {
  std::uint64_t first = 0, count = 0;
};

/// At most `parts` ranges that together are all blocks, and none of which writes a byte that another one writes.
std::vector<BlockRange> split(const Facts& facts, const Cut& cut, std::uint64_t parts);

/// Element codes with those that fill the last byte.
std::uint64_t stored_elements(const Facts& facts, const Shape& shape);

/// Bytes of every plane.
struct Sizes {
  std::uint64_t codes = 0, scales = 0, tensor = 0, loose_codes = 0, loose_scales = 0;
};
/// Requires check_shape().
Sizes sizes_of(const Facts& facts, const Shape& shape);

}  // namespace halfulp::cpu::block
