// A codebook of at most 16 values, and its codes back to values by vectors.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace halfulp::cpu {

/// The value of each code.
using Levels = std::array<float, 16>;

/// Writes the levels of [count] codes, of which the upper four bits are ignored.
using LevelDecoder = void (*)(const Levels& levels, const std::uint8_t* codes, float* x, std::size_t count);

/// The decoder for this processor, or nullptr if it has no vectors.
LevelDecoder level_decoder();

}  // namespace halfulp::cpu
