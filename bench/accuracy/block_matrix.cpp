#include "accuracy/block_matrix.h"

#include <algorithm>

namespace halfulp::accuracy {

halfulp_blocks blocks_of(Shape shape, Planes& planes) {
  halfulp_blocks blocks{};
  blocks.struct_size = sizeof blocks;
  blocks.rows = shape.rows;
  blocks.columns = shape.columns;
  blocks.codes = planes.codes.data();
  blocks.code_bytes = planes.codes.size();
  blocks.scales = planes.scales.data();
  blocks.scale_bytes = planes.scales.size();
  blocks.tensor = planes.tensor.data();
  blocks.tensor_bytes = planes.tensor.size();
  return blocks;
}

std::vector<float> with_width(std::span<const float> values, std::size_t rows, std::size_t from, std::size_t to) {
  std::vector<float> result(rows * to);
  for (std::size_t row = 0; row < rows; ++row) {
    std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(row * from), std::min(from, to),
                result.begin() + static_cast<std::ptrdiff_t>(row * to));
  }
  return result;
}

}  // namespace halfulp::accuracy
