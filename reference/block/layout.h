// How many of everything a tensor has in a block format, and which elements belong to which block.
#pragma once

#include <cstddef>
#include <vector>

#include "block/block_spec.h"
#include "block/tensor.h"

namespace halfulp {

/// Elements of one block: a rectangle of the tensor, or of the tensor laid out as one row if blocks are flat.
struct BlockArea {
  std::size_t first_row = 0, rows = 0;
  std::size_t first_column = 0, columns = 0;
};

/// The shape in which blocks are cut: one row if they are flat.
Shape cut_shape(const BlockSpec& spec, Shape shape);

/// Blocks from left to right and then from top to bottom.
std::vector<BlockArea> areas_of(const BlockSpec& spec, Shape shape);

/// Whether the format can hold a tensor of this shape. Empty tensors can be held by formats of any length.
bool can_hold(const BlockSpec& spec, Shape shape);

std::size_t block_count(const BlockSpec& spec, Shape shape);
/// Element codes with those that fill the last byte.
std::size_t stored_elements(const BlockSpec& spec, const BlockRules& rules, Shape shape);
/// float32 values in the plane `tensor`.
std::size_t tensor_items(const BlockSpec& spec, Shape shape);

/// Bytes of each plane.
struct PlaneSizes {
  std::size_t codes = 0, scales = 0, tensor = 0;
};
PlaneSizes plane_sizes(const BlockSpec& spec, const BlockRules& rules, Shape shape);

/// Bits per element of a large tensor, scales included. The tensor's own scale does not count.
double bits_per_element(const BlockSpec& spec, Shape shape);

}  // namespace halfulp
