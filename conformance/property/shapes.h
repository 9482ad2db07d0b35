// The shapes that samples have: a row each.
#pragma once

#include <span>
#include <string_view>

#include "block/block_spec.h"
#include "block/tensor.h"
#include "case/random_stream.h"

namespace halfulp::property {

/// What a property must be shown to say anything.
enum class Focus : std::uint8_t {
  anything,
  several_blocks,
  short_blocks,  ///< A last block that is not whole.
};

/// One way to choose a shape.
struct ShapeRow {
  std::string_view name;
  bool several_blocks, short_blocks;
  Shape (*draw)(const BlockSpec&, RandomStream&);
};
std::span<const ShapeRow> shape_rows();

/// Draws a shape that the format can hold. Large ones are rare: all shapes have about `elements` on the average.
Shape draw_shape(const BlockSpec& spec, Focus focus, std::size_t elements, RandomStream& random);

}  // namespace halfulp::property
