// Where the blocks of a tensor lie.
#pragma once

#include <algorithm>
#include <cstdint>

#include "cpu/block/shape.h"
#include "cuda/block/arithmetic.h"

namespace halfulp::cuda::block {

using cpu::block::Area;

/// Elements side by side in a tensor that are in the same block.
struct Run {
  std::uint64_t block, column, length;
};

/// cpu::block::Cut as kernels take it. Blocks are counted from left to right, then from top to bottom.
struct BlockCut {
  std::uint64_t rows = 0, columns = 0;  ///< One row if blocks are flat.
  std::uint64_t tile_rows = 1, tile_columns = 1;
  std::uint64_t down = 0, across = 0;

  constexpr std::uint64_t count() const { return rows * columns; }
  constexpr std::uint64_t blocks() const { return down * across; }

  constexpr Area area(std::uint64_t block) const {
    const std::uint64_t above = quotient_of(block, across);
    const std::uint64_t row = above * tile_rows, column = (block - above * across) * tile_columns;
    return {row, std::min(tile_rows, rows - row), column, std::min(tile_columns, columns - column)};
  }

  constexpr bool is_short(const Area& area) const { return area.rows * area.columns < tile_rows * tile_columns; }

  /// From `element` on. Requires that there is such an element.
  constexpr Run run_from(std::uint64_t element) const {
    const std::uint64_t row = quotient_of(element, columns), column = element - row * columns;
    const std::uint64_t left = quotient_of(column, tile_columns);
    const std::uint64_t next = std::min((left + 1) * tile_columns, columns);
    return {quotient_of(row, tile_rows) * across + left, column, next - column};
  }
};

inline BlockCut block_cut_of(const cpu::block::Cut& cut) {
  return {cut.shape.rows, cut.shape.columns, cut.tile_rows, cut.tile_columns, cut.down, cut.across};
}

}  // namespace halfulp::cuda::block
