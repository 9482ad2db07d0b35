// Weights of element formats: codes in containers.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

#include "cuda/block/memory.h"
#include "cuda/linear/tile.h"

namespace halfulp::cuda::linear {

/// float32 itself.
struct AsItIs {
  constexpr std::uint32_t operator()(std::uint32_t bits) const { return bits; }
};

/// `Decode` gives the bits of a float32 for a code.
template <class Container, class Decode>
struct CodeWeights {
  Decode decode;
  const std::byte* codes = nullptr;
  std::uint64_t count = 0;

  HALFULP_HOST_DEVICE void decode_eight(std::uint64_t unit, float* w) const {
    const std::uint64_t first = unit * kEight;
    const std::uint32_t there = block::eight_of(first, count);
    for (std::uint32_t i = 0; i < there; ++i) {
      w[i] = block::float_of(decode(block::load<Container>(codes + sizeof(Container) * (first + i))));
    }
  }
};

}  // namespace halfulp::cuda::linear
