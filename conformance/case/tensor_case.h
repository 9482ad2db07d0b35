// One case of a block operation: a tensor, or a call that must be refused.
#pragma once

#include "case/tensor_bytes.h"

namespace halfulp {

/// What is wrong with a call.
enum class Misuse : std::uint8_t {
  none,        ///< Nothing: the operation must be done.
  shape,       ///< The format has no blocks for this shape.
  null_part,   ///< A part is missing.
  short_part,  ///< A part is a byte too short.
};

/// A tensor and how the operation is called on it.
struct TensorCase {
  Shape shape;
  TensorBytes operands;
  Misuse misuse = Misuse::none;
  Part part = Part::values;  ///< The part that is missing or short.

  bool operator==(const TensorCase&) const = default;
};

/// How many bytes a part has that is whole. Of a shape that the format cannot hold, the packed parts are those of the
/// next larger one that it can.
std::size_t whole_size(const BlockQuestion& question, Shape shape, Part part);

}  // namespace halfulp
