// From a query to what does it: checks that need no GPU, then the work of one of the two adapters.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "abi/adapter.h"
#include "cpu/block/facts.h"
#include "cpu/block/values.h"
#include "cuda/block/block_plan.h"
#include "cuda/block/dequantize.h"
#include "cuda/block/quantize.h"

namespace halfulp::cuda::block {

/// A plan on the host.
struct Prepared {
  cpu::block::Facts facts;
  cpu::block::ValueFormat format;  ///< Of the values on either side.
  BlockPlan plan;                  ///< Without tables.
  std::shared_ptr<const BlockTables> tables;
};

/// Does one operation on a tensor whose shape and buffers are right.
using Work = std::function<void(const halfulp_blocks&)>;

/// What makes the work of a prepared operation.
struct Engine {
  Work (*quantizer)(const Prepared& prepared);
  Work (*dequantizer)(const Prepared& prepared);
  Work (*multiplier)(const Prepared& prepared);
};

/// What does the queried block operation, or an empty BlockRun if it is not offered.
adapter::BlockRun prepare(const halfulp_query& query, const Engine& engine);

/// Quantize, dequantize and linear of every block format, in all variants. All lines are prepared by `prepare`.
std::vector<adapter::BlockOperation> operations(adapter::BlockRun (*prepare)(const halfulp_query&));

/// The operands and results of a tensor, without what is kept between steps.
Quantizing quantizing(const Prepared& prepared, const halfulp_blocks& tensor);
Dequantizing dequantizing(const Prepared& prepared, const halfulp_blocks& tensor);

}  // namespace halfulp::cuda::block
