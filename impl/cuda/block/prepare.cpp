#include "cuda/block/prepare.h"

#include <string>
#include <string_view>

#include "cpu/block/buffers.h"
#include "cpu/block/plan.h"
#include "cpu/block/shape.h"
#include "cuda/linear/of_blocks.h"

namespace halfulp::cuda::block {
namespace {

using adapter::BlockRun;
using cpu::block::Cut;
using cpu::block::Facts;

BlockCut cut_of(const Facts& facts, const halfulp_blocks& tensor) {
  return block_cut_of(Cut(facts, cpu::block::shape_of(tensor)));
}

template <class Byte>
Byte* bytes(void* buffer) {
  return static_cast<Byte*>(buffer);
}

/// The status of a tensor before anything is done with it.
using Check = std::int32_t (*)(const Prepared& prepared, const halfulp_blocks& tensor);

std::int32_t check_values(const Prepared& prepared, const halfulp_blocks& tensor) {
  return cpu::block::check_values(prepared.facts, tensor, prepared.format);
}

BlockRun checked(const halfulp_query& query, const halfulp_format* values, Check check,
                 Work (*worker)(const Prepared&)) {
  if (values == nullptr) return {};
  const auto format = cpu::block::value_format_of(*values);
  auto plan = cpu::block::plan_for(*query.block, query.profile);
  if (!format || !plan || !can_run(*plan)) return {};
  const auto tables = std::make_shared<const BlockTables>(block_tables_of(*plan));
  const auto prepared = std::make_shared<const Prepared>(
      Prepared{.facts = plan->facts, .format = *format, .plan = block_plan_of(*plan), .tables = tables});
  return [prepared, check, work = worker(*prepared)](const halfulp_blocks& tensor) {
    const std::int32_t status = check(*prepared, tensor);
    if (status == HALFULP_OK) work(tensor);
    return status;
  };
}

}  // namespace

BlockRun prepare(const halfulp_query& query, const Engine& engine) {
  const std::string_view operation = query.operation;
  if (query.block == nullptr) return {};
  if (operation == "quantize") return checked(query, query.operands, &check_values, engine.quantizer);
  if (operation == "dequantize") return checked(query, query.result, &check_values, engine.dequantizer);
  if (operation == "linear") return checked(query, query.result, &linear::check, engine.multiplier);
  return {};
}

std::vector<adapter::BlockOperation> operations(BlockRun (*prepare)(const halfulp_query&)) {
  const std::string values = "float32,float16,bfloat16", any = "*";
  return {{"quantize", values, any, any, any, prepare},
          {"dequantize", any, values, any, any, prepare},
          {"linear", any, "float32", any, any, prepare}};
}

Quantizing quantizing(const Prepared& prepared, const halfulp_blocks& tensor) {
  return {.plan = prepared.plan,
          .cut = cut_of(prepared.facts, tensor),
          .format = prepared.format,
          .values = bytes<const std::byte>(tensor.values),
          .codes = bytes<std::uint8_t>(tensor.codes),
          .scales = bytes<std::uint8_t>(tensor.scales),
          .tensor = bytes<std::uint8_t>(tensor.tensor)};
}

Dequantizing dequantizing(const Prepared& prepared, const halfulp_blocks& tensor) {
  return {.plan = prepared.plan,
          .cut = cut_of(prepared.facts, tensor),
          .format = prepared.format,
          .values = bytes<std::byte>(tensor.values),
          .codes = bytes<const std::uint8_t>(tensor.codes),
          .scales = bytes<const std::uint8_t>(tensor.scales),
          .tensor = bytes<const std::uint8_t>(tensor.tensor)};
}

}  // namespace halfulp::cuda::block
