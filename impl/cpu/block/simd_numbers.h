// What the elements of a batch of blocks are multiplied by, and what is added.
#pragma once

#include <cstddef>
#include <cstdint>

#include "cpu/block/kernels.h"
#include "cpu/block/plan.h"
#include "cpu/block/simd_batches.h"

namespace halfulp::cpu::block {

/// The numbers of the blocks of a batch.
struct BatchNumbers {
  std::array<Decoding, kBatchBlocks> decodings;
  std::array<float, kBatchBlocks> factors;  ///< Those of `decodings`, side by side.
  bool are_ordinary = true;                 ///< is_ordinary() holds for all decodings.
};

/// Reads the scales of [blocks] blocks from block `first` on: as decoding_of() does for each.
void read_numbers(const Plan& plan, const std::uint8_t* codes, const std::uint8_t* scales, const std::uint8_t* tensor,
                  std::uint64_t first, std::size_t blocks, BatchNumbers& numbers);

}  // namespace halfulp::cpu::block
