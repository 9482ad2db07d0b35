#include "cuda/linear/of_blocks.h"

#include "cpu/block/buffers.h"
#include "cuda/linear/sides.h"

namespace halfulp::cuda::linear {
namespace {

std::uint64_t input_count(const halfulp_blocks& tensor) { return tensor.input_rows * tensor.columns; }

}  // namespace

std::int32_t check(const block::Prepared& prepared, const halfulp_blocks& tensor) {
  const std::int32_t status = cpu::block::check_planes(prepared.facts, tensor);
  if (status != HALFULP_OK) return status;
  if (is_int8(prepared) && tensor.columns > kMostInt8Columns) return HALFULP_BAD_SHAPE;
  return check_sides(tensor);
}

Int8Memory::Int8Memory(const halfulp_blocks& tensor)
    : halves(0),
      scales(halves + sizeof(float) * input_count(tensor)),
      outliers(scales + sizeof(float) * tensor.input_rows),
      codes(outliers + sizeof(float) * tensor.columns),
      bytes(codes + input_count(tensor)) {}

block::Quantizing quantizing_inputs(const block::Prepared& prepared, const halfulp_blocks& tensor, std::byte* memory) {
  const Int8Memory at(tensor);
  halfulp_blocks inputs{};
  inputs.rows = tensor.input_rows;
  inputs.columns = tensor.columns;
  inputs.values = memory + at.halves;
  inputs.codes = memory + at.codes;
  inputs.scales = memory + at.scales;
  inputs.tensor = memory + at.outliers;
  return block::quantizing(prepared, inputs);
}

Int8Products int8_products(const block::Dequantizing& weights, const halfulp_blocks& tensor, std::byte* memory) {
  const Int8Memory at(tensor);
  return {.shape = shape_of(tensor),
          .weights = weights,
          .inputs = {.halves = memory + at.halves,
                     .codes = reinterpret_cast<const std::uint8_t*>(memory + at.codes),
                     .scales = memory + at.scales,
                     .outliers = memory + at.outliers},
          .outputs = static_cast<std::byte*>(tensor.outputs)};
}

}  // namespace halfulp::cuda::linear
