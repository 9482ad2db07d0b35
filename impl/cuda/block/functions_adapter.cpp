// cuda-blocks-functions: what the kernels call, called by loops on the CPU.
#include <algorithm>
#include <vector>

#include "cuda/block/nested_scales.h"
#include "cuda/block/prepare.h"

namespace halfulp::impl {
namespace {

using namespace cuda::block;

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

Work quantizer(const Prepared& prepared) {
  return [prepared](const halfulp_blocks& tensor) {
    Quantizing work = quantizing(prepared, tensor);
    std::vector<Scaling> scalings(work.cut.blocks());
    std::vector<float> block_scales(work.cut.blocks());
    TensorState state;
    work.plan.tables = prepared.tables.get();
    work.scalings = scalings.data();
    work.block_scales = block_scales.data();
    store_tensor_part(work, state);
    for (std::uint64_t block = 0; block < work.cut.blocks(); ++block) {
      scale_block(work, block, observe_area(work, work.cut.area(block), 0, 1));
    }
    for (std::uint64_t unit = 0; unit < work.units(); ++unit) encode_unit(work, unit);
    if (work.plan.tensor == TensorPart::nested) quantize_scales(work);
  };
}

Work dequantizer(const Prepared& prepared) {
  return [prepared](const halfulp_blocks& tensor) {
    Dequantizing work = dequantizing(prepared, tensor);
    work.plan.tables = prepared.tables.get();
    for (std::uint64_t unit = 0; unit < work.units(); ++unit) decode_eight(work, unit);
  };
}

adapter::BlockRun prepare_functions(const halfulp_query& query) {
  return prepare(query, {.quantizer = &quantizer, .dequantizer = &dequantizer});
}

}  // namespace

adapter::Adapter adapter_cuda_blocks_functions() {
  return {
      .name = "cuda-blocks-functions", .version = "0.1.0", .homepage = "", .blocks = operations(&prepare_functions)};
}

}  // namespace halfulp::impl
