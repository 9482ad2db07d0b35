// A matrix as an implementation stores it.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "abi/halfulp_adapter.h"
#include "block/tensor.h"

namespace halfulp::accuracy {

/// A matrix in blocks, or in codes of an element format in their containers. Rows are filled up with zeros where the
/// format holds whole groups only.
struct BlockMatrix {
  Shape shape;              ///< As stored.
  std::size_t columns = 0;  ///< Without what fills rows up.
  Planes planes;
};

/// The stored planes as the adapter interface has them; the other buffers are missing. Refers to the planes.
halfulp_blocks blocks_of(Shape shape, Planes& planes);

/// Copies rows from one width to another: what is missing becomes zero, what is too much is left out.
std::vector<float> with_width(std::span<const float> values, std::size_t rows, std::size_t from, std::size_t to);

}  // namespace halfulp::accuracy
