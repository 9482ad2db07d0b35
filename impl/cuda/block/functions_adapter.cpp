// cuda-blocks-functions: what the kernels call, called by loops on the CPU.
#include <algorithm>
#include <vector>

#include "cuda/block/nested_scales.h"
#include "cuda/block/prepare.h"
#include "cuda/linear/of_blocks.h"
#include "cuda/linear/play.h"

namespace halfulp::impl {
namespace {

using namespace cuda::block;
namespace linear = cuda::linear;

void store_tensor_part(Quantizing& work, TensorState& state) {
  work.state = &state;
  if (work.plan.tensor == TensorPart::scale) {
    set_state(work, observe_area(work, {0, work.cut.rows, 0, work.cut.columns}, 0, 1));
  }
  if (work.plan.tensor != TensorPart::outlier_columns) return;
  for (std::uint64_t column = 0; column < work.cut.columns; ++column) clear_mark(work, column);
  if (!work.has_outliers()) return;
  for (std::uint64_t element = 0; element < work.cut.count(); ++element) mark_column(work, element);
}

void quantize_scales(const Quantizing& work) {
  const std::uint64_t blocks = work.cut.blocks();
  Sum sum;
  for (std::uint64_t block = 0; block < blocks; ++block) sum.add(work.block_scales[block]);
  store_offset(work, sum);
  for (std::uint64_t nested = 0; nested < nested_blocks(blocks); ++nested) {
    const std::uint64_t first = nested * kNestedBlock, end = std::min(first + kNestedBlock, blocks);
    float absmax = 0;
    for (std::uint64_t block = first; block < end; ++block) {
      absmax = std::max(absmax, magnitude(relative_scale(work, block)));
    }
    store_nested_scale(work, nested, absmax);
    for (std::uint64_t block = first; block < end; ++block) store_nested_code(work, block, absmax);
  }
}

void quantize(Quantizing work, const BlockTables& tables) {
  std::vector<Scaling> scalings(work.cut.blocks());
  std::vector<float> block_scales(work.cut.blocks());
  TensorState state;
  work.plan.tables = &tables;
  work.scalings = scalings.data();
  work.block_scales = block_scales.data();
  store_tensor_part(work, state);
  for (std::uint64_t block = 0; block < work.cut.blocks(); ++block) {
    scale_block(work, block, observe_area(work, work.cut.area(block), 0, 1));
  }
  for (std::uint64_t unit = 0; unit < work.units(); ++unit) encode_unit(work, unit);
  if (work.plan.tensor == TensorPart::nested) quantize_scales(work);
}

Work quantizer(const Prepared& prepared) {
  return [prepared](const halfulp_blocks& tensor) { quantize(quantizing(prepared, tensor), *prepared.tables); };
}

Work dequantizer(const Prepared& prepared) {
  return [prepared](const halfulp_blocks& tensor) {
    Dequantizing work = dequantizing(prepared, tensor);
    work.plan.tables = prepared.tables.get();
    for (std::uint64_t unit = 0; unit < work.units(); ++unit) decode_eight(work, unit);
  };
}

void multiply_int8(const Prepared& prepared, const Dequantizing& weights, const halfulp_blocks& tensor) {
  std::vector<std::byte> memory(linear::Int8Memory(tensor).bytes);
  const Quantizing inputs = linear::quantizing_inputs(prepared, tensor, memory.data());
  for (std::uint64_t i = 0; i < inputs.cut.count(); ++i) {
    linear::keep_half(static_cast<const std::byte*>(tensor.inputs), memory.data(), i);
  }
  quantize(inputs, *prepared.tables);
  linear::play(linear::int8_products(weights, tensor, memory.data()));
}

Work multiplier(const Prepared& prepared) {
  return [prepared](const halfulp_blocks& tensor) {
    Dequantizing weights = dequantizing(prepared, tensor);
    weights.plan.tables = prepared.tables.get();
    if (linear::is_int8(prepared)) return multiply_int8(prepared, weights, tensor);
    linear::play(linear::products_of(tensor, linear::BlockWeights{weights}));
  };
}

adapter::BlockRun prepare_functions(const halfulp_query& query) {
  return prepare(query, {.quantizer = &quantizer, .dequantizer = &dequantizer, .multiplier = &multiplier});
}

}  // namespace

adapter::Adapter adapter_cuda_blocks_functions() {
  return {
      .name = "cuda-blocks-functions", .version = "0.1.0", .homepage = "", .blocks = operations(&prepare_functions)};
}

}  // namespace halfulp::impl
