// From a query to what does it: the checks of buffers, and the functions an adapter chose.
#pragma once

#include <functional>
#include <vector>

#include "abi/adapter.h"
#include "cpu/block/dequantize.h"
#include "cpu/block/kernels.h"
#include "cpu/block/quantize.h"

namespace halfulp::cpu::block {

/// What an adapter works with.
struct Functions {
  const Kernels* kernels = &kPortableKernels;
  decltype(&block::quantize_blocks) quantize_blocks = &block::quantize_blocks;
  decltype(&block::dequantize_blocks) dequantize_blocks = &block::dequantize_blocks;
  /// How many ranges the blocks of a tensor are split into.
  std::uint64_t (*parts)(const Shape& shape) = [](const Shape&) -> std::uint64_t { return 1; };
  /// Does `work` for every range, one after the other or at the same time, and returns when all is done.
  void (*for_each)(const std::vector<BlockRange>& ranges, const std::function<void(BlockRange)>& work) =
      [](const std::vector<BlockRange>& ranges, const std::function<void(BlockRange)>& work) {
        for (const BlockRange& range : ranges) work(range);
      };
};

/// What does the queried block operation, or an empty BlockRun if it is not offered.
adapter::BlockRun prepare(const halfulp_query& query, const Functions& functions);

}  // namespace halfulp::cpu::block
