// One thread's part of a tile of outputs. Weights are decoded once for all input rows of the tile. Plain C++, so that
// the CPU can play all threads. `Terms` says what is multiplied:
//
//   Sum                            a partial sum
//   shape                          how much there is
//   nothing(), joined(a, b)        the sum of no product, and of two sums
//   decode_eight(unit, w)          the weights 8 * unit to 8 * unit + 7 of all, row after row
//   input(row, column)             an input
//   add(sum, w, x, column)         a sum and one product more
//   store(sum, row, output)        an output
#pragma once

#include <algorithm>
#include <cstdint>

#include "cuda/block/arithmetic.h"
#include "cuda/block/host_device.h"
#include "cuda/block/values.h"
#include "cuda/linear/sum.h"

namespace halfulp::cuda::linear {

using block::kEight;

inline constexpr std::uint32_t kWarps = 8;
inline constexpr std::uint32_t kThreads = kWarps * kLanes;

/// Each thread has one partial sum of each of these outputs for each of these rows.
inline constexpr std::uint32_t kOutputsOfWarp = 4, kRowsOfWarp = 8;
inline constexpr std::uint32_t kSums = kOutputsOfWarp * kRowsOfWarp;

inline constexpr std::uint32_t kWarpsAcross = 2, kWarpsDown = kWarps / kWarpsAcross;
inline constexpr std::uint32_t kTileOutputs = kOutputsOfWarp * kWarpsAcross, kTileRows = kRowsOfWarp * kWarpsDown;

/// Columns that are in shared memory at a time.
inline constexpr std::uint32_t kChunk = 128;
static_assert(kChunk % kLanes == 0);

/// Units of eight weights that a chunk of a row may touch.
inline constexpr std::uint32_t kUnits = kChunk / kEight + 1;

/// Sizes of a product: outputs [rows][outputs] of inputs [rows][columns] and weights [outputs][columns].
struct Shape {
  std::uint64_t outputs = 0, columns = 0, rows = 0;

  constexpr std::uint64_t tiles_across() const { return (outputs + kTileOutputs - 1) / kTileOutputs; }
  constexpr std::uint64_t tiles() const { return tiles_across() * ((rows + kTileRows - 1) / kTileRows); }
};

/// The first output and row of a tile; tiles of the same rows come one after the other.
struct Tile {
  std::uint64_t output = 0, row = 0;
};

constexpr Tile tile_of(const Shape& shape, std::uint64_t number) {
  const std::uint64_t down = block::quotient_of(number, shape.tiles_across());
  return {(number - down * shape.tiles_across()) * kTileOutputs, down * kTileRows};
}

/// What the threads of a tile share.
struct Chunk {
  float weights[kTileOutputs][kChunk];
  float inputs[kTileRows][kChunk];
};

/// Columns of the chunk from `column` on.
constexpr std::uint32_t columns_of_chunk(const Shape& shape, std::uint64_t column) {
  return shape.columns - column < kChunk ? static_cast<std::uint32_t>(shape.columns - column) : kChunk;
}

/// Decodes this thread's units of the weights of a chunk. Outputs that do not exist have zeros.
template <class Terms>
HALFULP_HOST_DEVICE void load_weights(const Terms& terms, const Tile& tile, std::uint64_t column, std::uint32_t thread,
                                      Chunk& chunk) {
  const std::uint32_t columns = columns_of_chunk(terms.shape, column);
  for (std::uint32_t part = thread; part < kTileOutputs * kUnits; part += kThreads) {
    const std::uint32_t output = part / kUnits;
    const std::uint64_t row = (tile.output + output) * terms.shape.columns, first = row + column;
    const std::uint64_t unit = first / kEight + part % kUnits;
    if (unit * kEight >= first + columns) continue;
    float w[kEight] = {};
    if (tile.output + output < terms.shape.outputs) terms.decode_eight(unit, w);
    for (std::uint32_t i = 0; i < kEight; ++i) {
      const std::uint64_t element = unit * kEight + i;
      if (element >= first && element < first + columns) chunk.weights[output][element - first] = w[i];
    }
  }
}

/// Loads this thread's inputs of a chunk. Rows that do not exist have zeros.
template <class Terms>
HALFULP_HOST_DEVICE void load_inputs(const Terms& terms, const Tile& tile, std::uint64_t column, std::uint32_t thread,
                                     Chunk& chunk) {
  const std::uint32_t columns = columns_of_chunk(terms.shape, column);
  for (std::uint32_t part = thread; part < kTileRows * kChunk; part += kThreads) {
    const std::uint32_t row = part / kChunk, inside = part % kChunk;
    if (inside >= columns) continue;
    const bool is_there = tile.row + row < terms.shape.rows;
    chunk.inputs[row][inside] = is_there ? terms.input(tile.row + row, column + inside) : 0.0f;
  }
}

/// Where the outputs and rows of a thread's warp begin within the tile.
constexpr std::uint32_t output_of_warp(std::uint32_t warp) { return warp % kWarpsAcross * kOutputsOfWarp; }
constexpr std::uint32_t row_of_warp(std::uint32_t warp) { return warp / kWarpsAcross * kRowsOfWarp; }

/// Adds this thread's products of a chunk to its sums, [kOutputsOfWarp][kRowsOfWarp]. Requires the whole chunk.
template <class Terms>
HALFULP_HOST_DEVICE void multiply(const Terms& terms, std::uint64_t column, std::uint32_t thread, const Chunk& chunk,
                                  typename Terms::Sum* sums) {
  const std::uint32_t columns = columns_of_chunk(terms.shape, column), warp = thread / kLanes;
  for (std::uint32_t inside = thread % kLanes; inside < columns; inside += kLanes) {
    float w[kOutputsOfWarp], x[kRowsOfWarp];
    for (std::uint32_t i = 0; i < kOutputsOfWarp; ++i) w[i] = chunk.weights[output_of_warp(warp) + i][inside];
    for (std::uint32_t i = 0; i < kRowsOfWarp; ++i) x[i] = chunk.inputs[row_of_warp(warp) + i][inside];
    for (std::uint32_t i = 0; i < kSums; ++i) {
      sums[i] = terms.add(sums[i], w[i / kRowsOfWarp], x[i % kRowsOfWarp], column + inside);
    }
  }
}

/// Stores what the lanes of a warp have together found for its sum `i`, where there is such an output.
template <class Terms>
HALFULP_HOST_DEVICE void store_sum(const Terms& terms, const Tile& tile, std::uint32_t warp, std::uint32_t i,
                                   const typename Terms::Sum& sum) {
  const std::uint64_t output = tile.output + output_of_warp(warp) + i / kRowsOfWarp;
  const std::uint64_t row = tile.row + row_of_warp(warp) + i % kRowsOfWarp;
  if (output < terms.shape.outputs && row < terms.shape.rows) terms.store(sum, row, output);
}

}  // namespace halfulp::cuda::linear
