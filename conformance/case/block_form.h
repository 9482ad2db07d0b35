// Shapes that bring out what a block format does: whole blocks, blocks that are cut off, several rows.
#pragma once

#include <cstddef>
#include <vector>

#include "block/block_spec.h"
#include "block/layout.h"
#include "block/tensor.h"

namespace halfulp {

/// How tensors of one block format are cut, as far as the making of cases needs to know.
class BlockForm {
 public:
  explicit BlockForm(const BlockSpec& spec) : spec_(&spec) {}

  /// Elements of one whole block in a tensor of blocks(n).
  std::size_t length() const;
  /// At least `n` blocks side by side or, where a row is one block, below each other. Whole blocks but for tiles of
  /// several rows.
  Shape blocks(std::size_t n) const;
  /// One row of at least `count` elements, as few more as the format can hold.
  Shape row_of(std::size_t count) const;
  /// Shapes around every edge, the smallest first: an empty tensor, one element, a block less or more one element, two
  /// blocks and three elements, several rows.
  std::vector<Shape> edges() const;

 private:
  const BlockSpec* spec_;
};

/// The indices of a block's elements in the tensor, row by row.
std::vector<std::size_t> places_of(const BlockSpec& spec, Shape shape, const BlockArea& area);

}  // namespace halfulp
