// Scales of blocks of any shape. A large block is looked at in parts, whose statistics are merged afterwards.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>

#include "cuda/block/launch.cuh"
#include "cuda/block/quantize.h"
#include "cuda/block/reduce.cuh"

namespace halfulp::cuda::block {

/// How blocks are looked at.
struct Parts {
  unsigned lanes = 1;       ///< Threads for a part.
  std::uint64_t count = 1;  ///< Parts of every block.
};

inline Parts parts_of(std::uint64_t elements) {
  constexpr std::uint64_t kOfLane = 8, kOfPart = 1 << 15, kMost = 1024;
  const auto lanes = std::bit_ceil(std::clamp<std::uint64_t>(elements / kOfLane, 1, kThreads));
  return {static_cast<unsigned>(lanes), std::clamp<std::uint64_t>(elements / kOfPart, 1, kMost)};
}

struct MergeStatistics {
  Rules rules;

  __device__ void operator()(Statistic& statistic, const Statistic& other) const { merge(rules, statistic, other); }
};

/// What becomes of the statistic of a block: its scale.
struct ScaleBlock {
  static constexpr Area area(const Quantizing& work, std::uint64_t block) { return work.cut.area(block); }
  __device__ static void use(const Quantizing& work, std::uint64_t block, const Statistic& statistic) {
    scale_block(work, block, statistic);
  }
};

/// What becomes of the statistic of the whole tensor: what all its blocks share.
struct SetState {
  static constexpr Area area(const Quantizing& work, std::uint64_t) { return {0, work.cut.rows, 0, work.cut.columns}; }
  __device__ static void use(const Quantizing& work, std::uint64_t, const Statistic& statistic) {
    set_state(work, statistic);
  }
};

/// Looks at areas in parts; uses the statistic of an area at once if it has one part, and else keeps it.
template <class Purpose>
__global__ void observe_parts(const __grid_constant__ Quantizing work, const std::uint64_t areas, const Parts parts,
                              Statistic* statistics) {
  const unsigned groups = kThreads / parts.lanes, lane = threadIdx.x % parts.lanes;
  const std::uint64_t all = areas * parts.count, step = std::uint64_t{gridDim.x} * groups;
  for (std::uint64_t at = std::uint64_t{blockIdx.x} * groups; at < all; at += step) {
    const std::uint64_t item = at + threadIdx.x / parts.lanes, area = quotient_of(item, parts.count);
    Statistic statistic;
    if (item < all) {
      const std::uint64_t part = item - area * parts.count;
      statistic = observe_area(work, Purpose::area(work, area), part * parts.lanes + lane, parts.lanes * parts.count);
    }
    statistic = merged_in_group(statistic, parts.lanes, MergeStatistics{work.plan.rules});
    if (lane != 0 || item >= all) continue;
    parts.count == 1 ? Purpose::use(work, area, statistic) : static_cast<void>(statistics[item] = statistic);
  }
}

/// Merges the parts of each area, and uses their statistic.
template <class Purpose>
__global__ void merge_parts(const __grid_constant__ Quantizing work, const std::uint64_t areas, const Parts parts,
                            const Statistic* statistics) {
  for (std::uint64_t area = blockIdx.x; area < areas; area += gridDim.x) {
    Statistic statistic;
    for (std::uint64_t part = threadIdx.x; part < parts.count; part += kThreads) {
      merge(work.plan.rules, statistic, statistics[area * parts.count + part]);
    }
    statistic = merged_in_group(statistic, kThreads, MergeStatistics{work.plan.rules});
    if (threadIdx.x == 0) Purpose::use(work, area, statistic);
  }
}

/// Looks at `areas` areas; `statistics` has room for all their parts if they have more than one.
template <class Purpose>
void launch_for_areas(const Quantizing& work, std::uint64_t areas, const Parts& parts, Statistic* statistics) {
  if (areas == 0) return;
  const unsigned grid = grid_for(areas * parts.count, kThreads / parts.lanes);
  observe_parts<Purpose><<<grid, kThreads>>>(work, areas, parts, statistics);
  check_launch("observe values");
  if (parts.count == 1) return;
  merge_parts<Purpose><<<grid_for(areas, 1), kThreads>>>(work, areas, parts, statistics);
  check_launch("merge statistics");
}

}  // namespace halfulp::cuda::block
