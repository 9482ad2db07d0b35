// The CPU plays all threads of the kernels: the same functions in the same order.
#pragma once

#include <memory>
#include <vector>

#include "cuda/linear/tile.h"

namespace halfulp::cuda::linear {

template <class Terms>
void play_threads(const Terms& terms) {
  const auto chunk = std::make_unique<Chunk>();
  std::vector<typename Terms::Sum> sums(kThreads * kSums), lanes(kLanes);
  for (std::uint64_t number = 0; number < terms.shape.tiles(); ++number) {
    const Tile tile = tile_of(terms.shape, number);
    std::fill(sums.begin(), sums.end(), Terms::nothing());
    for (std::uint64_t column = 0; column < terms.shape.columns; column += kChunk) {
      for (std::uint32_t thread = 0; thread < kThreads; ++thread) {
        load_weights(terms, tile, column, thread, *chunk);
        load_inputs(terms, tile, column, thread, *chunk);
      }
      for (std::uint32_t thread = 0; thread < kThreads; ++thread) {
        multiply(terms, column, thread, *chunk, sums.data() + thread * kSums);
      }
    }
    for (std::uint32_t i = 0; i < kWarps * kSums; ++i) {
      const std::uint32_t warp = i / kSums;
      for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
        lanes[lane] = sums[(warp * kLanes + lane) * kSums + i % kSums];
      }
      join_lanes<Terms>(lanes.data());
      store_sum(terms, tile, warp, i % kSums, lanes[0]);
    }
  }
}

#ifdef __x86_64__
/// The same with the CPU's own fused operation instead of calls of the C library.
template <class Terms>
[[gnu::target("fma"), gnu::flatten]] void play_threads_with_fma(const Terms& terms) {
  play_threads(terms);
}
#endif

/// Computes all outputs.
template <class Terms>
void play(const Terms& terms) {
#ifdef __x86_64__
  if (__builtin_cpu_supports("fma")) return play_threads_with_fma(terms);
#endif
  play_threads(terms);
}

}  // namespace halfulp::cuda::linear
