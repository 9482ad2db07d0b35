// What the elements of a block stand for: a straight line through them, found by asking the oracle.
#pragma once

#include <vector>

#include "block/tensor.h"
#include "case/block_question.h"

namespace halfulp {

/// A scaled value e stands for e * slope + offset.
struct ElementGrid {
  double slope = 0, offset = 0;
};

/// The grids of all blocks of a tensor of values. Blocks that have none, for they hold a NaN or stand for zero, get a
/// slope of 0. Requires the operation quantize.
std::vector<ElementGrid> element_grids(const BlockQuestion& question, Shape shape, const std::vector<Code>& values);

}  // namespace halfulp
