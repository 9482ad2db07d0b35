// Where the codes of elements lie among bytes. Three orders are streams, in which a block may begin within a byte; the
// others are of GGML, and arrange whole blocks.
#pragma once

#include <cstddef>
#include <cstdint>

#include "cpu/block/facts.h"

namespace halfulp::cpu::block {

constexpr bool is_stream(Order order) {
  return order == Order::bytes || order == Order::lsb_first || order == Order::msb_first;
}

/// Bits that a code of k bits takes in a stream.
constexpr int bits_in_stream(Order order, int k) { return order == Order::bytes ? 8 : k; }

/// Puts [count] codes into a stream at element `first`. Codes take whole bytes, or their bits have to be 0 before.
void put(Order order, int k, std::uint64_t first, const std::uint8_t* codes, std::size_t count, std::uint8_t* bytes);

/// Takes [count] codes out of a stream.
void take(Order order, int k, std::uint64_t first, const std::uint8_t* bytes, std::size_t count, std::uint8_t* codes);

/// Whether a block of `length` codes of k bits can have the order and fills whole bytes.
bool can_order(Order order, int k, std::uint64_t length);

/// Bytes of one block. Requires can_order().
std::size_t block_bytes(Order order, int k, std::size_t length);

/// Packs one block. Requires can_order().
void put_block(Order order, int k, const std::uint8_t* codes, std::size_t length, std::uint8_t* bytes);

/// Takes one block apart. Requires can_order().
void take_block(Order order, int k, const std::uint8_t* bytes, std::size_t length, std::uint8_t* codes);

}  // namespace halfulp::cpu::block
