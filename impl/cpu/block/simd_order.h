// Streams of codes, by vectors.
#pragma once

#include <cstddef>
#include <cstdint>

#include "cpu/block/facts.h"

namespace halfulp::cpu::block {

/// Kernels::put.
void put_by_vectors(Order order, int k, std::uint64_t first, const std::uint8_t* codes, std::size_t count,
                    std::uint8_t* bytes);

/// Kernels::take.
void take_by_vectors(Order order, int k, std::uint64_t first, const std::uint8_t* bytes, std::size_t count,
                     std::uint8_t* codes);

}  // namespace halfulp::cpu::block
