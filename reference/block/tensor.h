// What goes into blocks and what comes out: values in a rectangle, codes one by one, bytes as they are stored.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "format/format_spec.h"

namespace halfulp {

/// Rows and columns of a tensor.
struct Shape {
  std::size_t rows = 1;
  std::size_t columns = 0;

  std::size_t count() const { return rows * columns; }
  bool operator==(const Shape&) const = default;
};

/// Values as codes of a value format, row by row.
struct Tensor {
  const FormatSpec* format = nullptr;
  Shape shape;
  std::vector<Code> values;
};

/// The parts of a quantized tensor, one code each.
struct Items {
  std::vector<Code> elements;  ///< In element order; after the last one what fills its byte.
  std::vector<Code> scales;    ///< [blocks][scales_per_block].
  std::vector<Code> tensor;    ///< float32.

  bool operator==(const Items&) const = default;
};

/// A quantized tensor as it is stored.
struct Planes {
  std::vector<std::uint8_t> codes, scales, tensor;

  bool operator==(const Planes&) const = default;
};

}  // namespace halfulp
