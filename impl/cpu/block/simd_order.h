// Codes to bytes and back, by vectors.
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

/// put_block() and take_block().
void put_block_by_vectors(Order order, int k, const std::uint8_t* codes, std::size_t length, std::uint8_t* bytes);
void take_block_by_vectors(Order order, int k, const std::uint8_t* bytes, std::size_t length, std::uint8_t* codes);

}  // namespace halfulp::cpu::block
