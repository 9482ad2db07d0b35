// Which blocks are worked on together: whole ones that lie side by side in the tensor and begin with a byte each.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "cpu/block/order.h"
#include "cpu/block/shape.h"

namespace halfulp::cpu::block {

/// Values of one batch at most: what is read, its codes and what is between them stay in the nearest cache.
inline constexpr std::size_t kBatchValues = 2048;
/// How far ahead of what is worked on values are fetched: the processor's own fetching ends with every batch.
inline constexpr std::size_t kAhead = kBatchValues * 3 / 2;
/// Bytes of a cache line.
inline constexpr std::size_t kLineBytes = 64;
/// Blocks of one batch at most.
inline constexpr std::size_t kBatchBlocks = 128;

/// Whether blocks are short, in one row each, and begin with a byte.
bool can_batch(const Facts& facts, const Cut& cut);

/// How many blocks from `block` on make the next batch, of no more than `most`; 0 if `block` is a shorter one.
/// Requires can_batch().
std::size_t batch_at(const Cut& cut, std::uint64_t block, std::uint64_t most);

}  // namespace halfulp::cpu::block
