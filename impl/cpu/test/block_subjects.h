// The block formats and variants that the tests go through.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "abi/halfulp_adapter.h"
#include "cpu/block/operations.h"

namespace halfulp::cpu::test {

/// A block format with one of its variants.
struct BlockSubject {
  std::string format, variant;
};

/// Every variant of one or more formats of each family.
const std::vector<BlockSubject>& block_subjects();

/// The facts of a block format of block_subjects().
const halfulp_block& block_called(std::string_view name);

/// A value format: "float32", "float16" or "bfloat16".
const halfulp_format& values_called(std::string_view name);

/// What does an operation on `values` of one format. Fails the test if it is not offered.
adapter::BlockRun prepare_block(const BlockSubject& subject, std::string_view operation,
                                std::string_view values = "float32", const block::Functions& functions = {});

}  // namespace halfulp::cpu::test
