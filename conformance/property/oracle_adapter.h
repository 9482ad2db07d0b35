// The oracle as an implementation: what the properties say of it they say of the rules.
#pragma once

#include <functional>

#include "abi/adapter.h"
#include "block/tensor.h"
#include "case/block_question.h"

namespace halfulp::property {

/// Where an implementation goes another way than the oracle. Empty functions: nowhere.
struct Deviation {
  std::function<void(const BlockQuestion&, BlockRules&)> rules;
  std::function<void(const BlockQuestion&, const Tensor& operand, Items& result)> quantized;
  std::function<void(const BlockQuestion&, const Items& operand, std::vector<Code>& result)> dequantized;
  /// Gets the status that a call must have and returns the one it gets.
  std::function<std::int32_t(const BlockQuestion&, const halfulp_blocks&, std::int32_t)> status;
};

/// The reference behind the adapter interface: every operation of every scheme.
adapter::Adapter oracle_adapter(std::string name = "oracle", Deviation deviation = {});

}  // namespace halfulp::property
