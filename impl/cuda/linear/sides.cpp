#include "cuda/linear/sides.h"

#include "cpu/block/shape.h"

namespace halfulp::cuda::linear {
namespace {

bool is_too_large(std::uint64_t rows, std::uint64_t columns) {
  return columns != 0 && rows > cpu::block::kMostElements / columns;
}

/// Whether a buffer has [rows][columns] items of `bytes` each. One without any need not exist.
bool has(const void* buffer, std::uint64_t size, std::uint64_t rows, std::uint64_t columns, std::uint64_t bytes) {
  return size == rows * columns * bytes && (buffer != nullptr || size == 0);
}

}  // namespace

std::int32_t check_sides(const halfulp_blocks& tensor) {
  // Whoever was built before there were sides has filled a shorter struct.
  if (tensor.struct_size < sizeof tensor) return HALFULP_BAD_BUFFER;
  if (is_too_large(tensor.input_rows, tensor.columns) || is_too_large(tensor.input_rows, tensor.rows)) {
    return HALFULP_BAD_SHAPE;
  }
  const bool has_sides = has(tensor.inputs, tensor.input_bytes, tensor.input_rows, tensor.columns, sizeof(float)) &&
                         has(tensor.outputs, tensor.output_bytes, tensor.input_rows, tensor.rows, sizeof(float));
  return has_sides ? HALFULP_OK : HALFULP_BAD_BUFFER;
}

std::int32_t check_codes(const halfulp_blocks& tensor, std::uint64_t bytes) {
  if (is_too_large(tensor.rows, tensor.columns)) return HALFULP_BAD_SHAPE;
  if (!has(tensor.codes, tensor.code_bytes, tensor.rows, tensor.columns, bytes)) return HALFULP_BAD_BUFFER;
  return check_sides(tensor);
}

}  // namespace halfulp::cuda::linear
