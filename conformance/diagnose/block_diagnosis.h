// Why the tensors of one cell are wrong.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnose/alternative.h"
#include "judge/tensor_judge.h"

namespace halfulp {

/// A wrong tensor with everything that is known about it.
struct WrongTensor {
  std::uint64_t index = 0;  ///< Case index within the cell: what `replay` takes.
  TensorCase tensor;
  TensorResult result;
};

struct BlockCause {
  std::string cause;
  std::string sentence;
  std::uint64_t count = 0;
  std::vector<WrongTensor> examples;  ///< The smallest tensors first, at most kMaxExamples.

  static constexpr std::size_t kMaxExamples = 5;
};

/// The causes of what no alternative explains, by the kind of the first wrong place.
std::vector<std::string_view> place_causes();

/// The causes of a cell's wrong tensors: alternatives that explain tensors entirely, chosen greedily, the one that
/// explains the most first; then a cause by the first wrong place for the rest. Every tensor is counted once.
/// Runs on the calling task arena.
std::vector<BlockCause> diagnose_blocks(const BlockQuestion& question, const std::vector<WrongTensor>& wrong);

}  // namespace halfulp
