// One thread's part of applying one function to many values. Plain C++, so that the CPU can play all threads.
#pragma once

#include <cstdint>

#include "cuda/pack.h"
#include "cuda/split.h"

namespace halfulp::cuda {

inline constexpr std::uint32_t kThreads = 256;

/// A thread of a grid whose blocks have kThreads threads.
struct Place {
  std::uint32_t block = 0, thread = 0, blocks = 1;
};

/// Converts one pack.
template <class Operand, class Result, class Function>
constexpr Pack<Result, kPack<Operand, Result>> convert(const Function& function,
                                                       const Pack<Operand, kPack<Operand, Result>>& from) {
  Pack<Result, kPack<Operand, Result>> to{};
  for (int i = 0; i < kPack<Operand, Result>; ++i) to.put(i, static_cast<Result>(function(from[i])));
  return to;
}

/// Converts this thread's packs, then its loose values. A turn of a block is kPacksAtOnce packs for each thread.
template <class Operand, class Result, class Function>
constexpr void convert_part(const Function& function, const Operand* __restrict__ from, Result* __restrict__ to,
                            const Split& split, const Place& place) {
  using From = Pack<Operand, kPack<Operand, Result>>;
  using To = Pack<Result, kPack<Operand, Result>>;
  constexpr int kAtOnce = Function::kPacksAtOnce;
  constexpr std::uint64_t kTurn = std::uint64_t{kThreads} * kAtOnce;
  const auto* packs_from = static_cast<const From*>(static_cast<const void*>(from + split.head));
  auto* packs_to = static_cast<To*>(static_cast<void*>(to + split.head));
  for (std::uint64_t first = place.block * kTurn; first < split.packs; first += place.blocks * kTurn) {
    const std::uint64_t begin = first + place.thread;
    if (first + kTurn <= split.packs) {
      From loaded[kAtOnce];
      for (int i = 0; i < kAtOnce; ++i) loaded[i] = packs_from[begin + i * kThreads];
      for (int i = 0; i < kAtOnce; ++i) {
        packs_to[begin + i * kThreads] = convert<Operand, Result>(function, loaded[i]);
      }
    } else {
      for (std::uint64_t i = begin; i < split.packs; i += kThreads) {
        packs_to[i] = convert<Operand, Result>(function, packs_from[i]);
      }
    }
  }
  const std::uint64_t packed = split.packs * kPack<Operand, Result>;
  const std::uint64_t threads = std::uint64_t{place.blocks} * kThreads;
  for (std::uint64_t i = std::uint64_t{place.block} * kThreads + place.thread; i < split.loose; i += threads) {
    const std::uint64_t at = i < split.head ? i : i + packed;
    to[at] = static_cast<Result>(function(from[at]));
  }
}

}  // namespace halfulp::cuda
