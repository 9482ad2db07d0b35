// Tensors of values made on purpose: one list for each thing that quantizers get wrong.
#pragma once

#include <cstdint>
#include <vector>

#include "case/block_question.h"
#include "case/tensor_source.h"

namespace halfulp {

/// Each list stops when its tensors have more than `budget` elements together. All require the operation quantize.

/// Zeros, infinities, NaNs, subnormals and equal magnitudes of both signs: alone, throughout a block, within a block.
std::vector<TensorRecipe> special_tensors(const BlockQuestion& question, std::uint64_t budget);

/// Elements at and beside every midpoint, under awkward scales, in whole blocks and in cut ones, beside blocks with
/// quite other scales.
std::vector<TensorRecipe> threshold_tensors(const BlockQuestion& question, std::uint64_t budget);

/// Largest magnitudes at which scales change.
std::vector<TensorRecipe> scale_tensors(const BlockQuestion& question, std::uint64_t budget);

/// Shapes around every edge of blocks and rows, all of them once whatever the budget.
std::vector<TensorRecipe> layout_tensors(const BlockQuestion& question, std::uint64_t budget);

/// A recipe for a tensor of values.
TensorRecipe value_tensor(const BlockQuestion& question, Shape shape, std::function<std::vector<Code>()> values);

}  // namespace halfulp
