// Whole blocks at once: a group of lanes finds the scale of a block and encodes it while its values are at hand.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>

#include "cuda/block/launch.cuh"
#include "cuda/block/quantize.h"
#include "cuda/block/reduce.cuh"

namespace halfulp::cuda::block {

/// Eights of values of a whole block.
constexpr std::uint64_t eights_of_block(const BlockCut& cut) { return (cut.tile_columns + kEight - 1) / kEight; }

/// Longer blocks are looked at in parts by many CUDA blocks.
inline constexpr std::uint64_t kMostEights = 8192;

/// Whether every eight values and their bytes belong to one block, whose scale follows from its largest magnitude.
constexpr bool can_do_whole_blocks(const Quantizing& work) {
  const BlockCut& cut = work.cut;
  const bool are_blocks_whole = cut.tile_columns % kEight == 0 || cut.across == 1;
  const bool are_rows_whole = cut.columns % kEight == 0 || cut.rows == 1;
  return !work.plan.is_grouped() && cut.tile_rows == 1 && are_blocks_whole && are_rows_whole &&
         eights_of_block(cut) <= kMostEights && seen_by(work.plan.rules.scale) == Seen::magnitudes;
}

/// Lanes for a block, each of which takes eight values at a time.
inline unsigned lanes_for(std::uint64_t eights) {
  return static_cast<unsigned>(std::bit_ceil(std::clamp<std::uint64_t>(eights, 1, kThreads)));
}

/// A block as its lanes see it.
struct BlockEights {
  Area area;
  std::uint64_t first = 0;  ///< The first element.
  std::uint64_t count = 0;  ///< Eights; the last one may be fewer.

  __device__ std::uint32_t length(std::uint64_t eight) const { return eight_of(eight * kEight, area.columns); }
};

__device__ inline BlockEights eights_of(const Quantizing& work, std::uint64_t block) {
  if (block >= work.cut.blocks()) return {};
  const Area area = work.cut.area(block);
  return {area, area.row * work.cut.columns + area.column, (area.columns + kEight - 1) / kEight};
}

__device__ inline std::uint32_t largest_of_eight(const Quantizing& work, const float* x) {
  std::uint32_t largest = 0;
  for (std::uint32_t i = 0; i < kEight; ++i) largest = max(largest, magnitude_seen(work.plan.rules, x[i]));
  return largest;
}

__device__ inline void load_eight_of(const Quantizing& work, const BlockEights& eights, std::uint64_t eight, float* x) {
  load_eight(work.format, work.values, eights.first + eight * kEight, eights.length(eight), x);
}

__device__ inline void encode_eight_of(const Quantizing& work, const BlockEights& eights, std::uint64_t eight,
                                       const Scaling& scaling, const float* x) {
  std::uint8_t codes[kEight];
  const std::uint32_t length = eights.length(eight);
  const std::uint64_t column = eights.area.column + eight * kEight;
  for (std::uint32_t i = 0; i < kEight; ++i) {
    codes[i] = i < length ? code_in_column(work, scaling, x[i], column + i) : std::uint8_t{0};
  }
  put_eight(work, eights.first / kEight + eight, length, scaling, codes);
}

__global__ void quantize_whole_blocks(const __grid_constant__ Quantizing work, const unsigned lanes) {
  const unsigned groups = kThreads / lanes, lane = threadIdx.x % lanes;
  const std::uint64_t step = std::uint64_t{gridDim.x} * groups;
  for (std::uint64_t at = std::uint64_t{blockIdx.x} * groups; at < work.cut.blocks(); at += step) {
    const std::uint64_t block = at + threadIdx.x / lanes;
    const BlockEights eights = eights_of(work, block);
    float x[kEight] = {};
    std::uint32_t largest = 0;
    for (std::uint64_t eight = lane; eight < eights.count; eight += lanes) {
      load_eight_of(work, eights, eight, x);
      largest = max(largest, largest_of_eight(work, x));
    }
    const Statistic statistic{.absmax = float_of(largest_in_group(largest, lanes))};
    if (lane >= eights.count) continue;
    const BlockScale scale = found_scale(work, eights.area, statistic);
    if (lane == 0) store_scale(work, block, scale);
    const bool has_one = eights.count <= lanes;
    for (std::uint64_t eight = lane; eight < eights.count; eight += lanes) {
      if (!has_one) load_eight_of(work, eights, eight, x);
      encode_eight_of(work, eights, eight, scale.scaling, x);
    }
  }
}

}  // namespace halfulp::cuda::block
