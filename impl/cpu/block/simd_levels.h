// Codes back to values by looking them up.
#pragma once

#include <cstddef>
#include <cstdint>

#include "cpu/levels.h"

namespace halfulp::cpu::block {

/// Writes level * factor, rounded to nearest even, for [blocks] blocks of [length] codes below 16 and the factor of
/// each.
using LevelKernel = void (*)(const Levels& levels, const std::uint8_t* codes, const float* factors, std::size_t length,
                             std::size_t blocks, float* x);

/// The same for codes of at most eight bits, by a table of what all of them stand for.
void scale_looked_up(const float* table, const std::uint8_t* codes, const float* factors, std::size_t length,
                     std::size_t blocks, float* x);

/// The kernel for this processor, or nullptr if it has no vectors.
LevelKernel level_kernel();

}  // namespace halfulp::cpu::block
