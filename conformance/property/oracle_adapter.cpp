#include "property/oracle_adapter.h"

#include <cstring>

#include "block/block_registry.h"
#include "block/dequantize.h"
#include "block/layout.h"
#include "block/pack.h"
#include "block/quantize.h"
#include "case/tensor_bytes.h"
#include "format/registry.h"
#include "run/part_slot.h"

namespace halfulp::property {
namespace {

constexpr std::uint64_t kMostElements = std::uint64_t{1} << 40;

/// A part as the interface has it.
struct Buffer {
  void* bytes;
  std::uint64_t size;
};

Buffer buffer_of(const halfulp_blocks& blocks, Part part) {
  const PartSlot slot = slot_of(part);
  return {blocks.*slot.pointer, blocks.*slot.size};
}

std::int32_t status_of(const BlockQuestion& question, const halfulp_blocks& blocks) {
  if (blocks.columns != 0 && blocks.rows > kMostElements / blocks.columns) return HALFULP_BAD_SHAPE;
  const Shape shape{blocks.rows, blocks.columns};
  if (!can_hold(*question.spec, shape)) return HALFULP_BAD_SHAPE;
  for (const auto parts : {operands_of(question.operation), results_of(question.operation)}) {
    for (const Part part : parts) {
      const auto [bytes, size] = buffer_of(blocks, part);
      const std::size_t needed = bytes_of(question, shape, part);
      if (size != needed || (needed != 0 && bytes == nullptr)) return HALFULP_BAD_BUFFER;
    }
  }
  return HALFULP_OK;
}

TensorBytes operands_in(const BlockQuestion& question, const halfulp_blocks& blocks) {
  TensorBytes bytes;
  for (const Part part : operands_of(question.operation)) {
    const auto [data, size] = buffer_of(blocks, part);
    const auto* first = static_cast<const std::uint8_t*>(data);
    bytes[part].assign(first, first + size);
  }
  return bytes;
}

std::vector<Code> codes_of(const std::vector<ExpectedValue>& values) {
  std::vector<Code> codes;
  for (const ExpectedValue& value : values) codes.push_back(value.expected.code);
  return codes;
}

/// Packs or takes apart planes of which the one for the tensor is not there.
Planes packed(const BlockQuestion& question, const BlockRules& rules, Shape shape, Items items) {
  items.tensor.assign(tensor_items(*question.spec, shape), 0);
  Planes planes = pack(*question.spec, rules, shape, items);
  planes.tensor.clear();
  return planes;
}

Items unpacked(const BlockQuestion& question, const BlockRules& rules, Shape shape, Planes planes) {
  planes.tensor.assign(plane_sizes(*question.spec, rules, shape).tensor, 0);
  return unpack(*question.spec, rules, shape, planes);
}

TensorBytes results_of(const BlockQuestion& question, const Deviation& deviation, Shape shape,
                       const TensorBytes& operands) {
  const BlockSpec& spec = *question.spec;
  BlockRules rules = question.rules();
  if (deviation.rules) deviation.rules(question, rules);
  switch (question.operation) {
    case Operation::quantize: {
      const Tensor values{question.values, shape, to_codes(*question.values, operands[Part::values])};
      Items items = items_of(quantize(spec, rules, values));
      if (deviation.quantized) deviation.quantized(question, values, items);
      return bytes_of_planes(pack(spec, rules, shape, items));
    }
    case Operation::dequantize: {
      const Items items = unpack(spec, rules, shape, planes_in(operands));
      std::vector<Code> values = codes_of(dequantize(spec, rules, shape, items, *question.values));
      if (deviation.dequantized) deviation.dequantized(question, items, values);
      return bytes_of_values(*question.values, values);
    }
    case Operation::pack:
      return bytes_of_planes(packed(question, rules, shape, items_in(spec, operands)));
    case Operation::unpack:
    default:  // no other is judged on blocks
      break;
  }
  return bytes_of_items(spec, unpacked(question, rules, shape, planes_in(operands)));
}

std::int32_t run(const BlockQuestion& question, const Deviation& deviation, const halfulp_blocks& blocks) {
  std::int32_t status = status_of(question, blocks);
  if (deviation.status) status = deviation.status(question, blocks, status);
  if (status != HALFULP_OK) return status;
  const Shape shape{blocks.rows, blocks.columns};
  const TensorBytes results = results_of(question, deviation, shape, operands_in(question, blocks));
  for (const Part part : halfulp::results_of(question.operation)) {
    const auto [bytes, size] = buffer_of(blocks, part);
    if (results[part].size() != size) return HALFULP_FAILED;
    if (size != 0) std::memcpy(bytes, results[part].data(), size);
  }
  return HALFULP_OK;
}

adapter::BlockRun prepare(const halfulp_query& query, const Deviation& deviation) {
  BlockQuestion question;
  question.operation = *operation_called(query.operation);
  question.spec = block_called(query.block->name);
  question.variant = variant_called(*question.spec, query.profile);
  if (question.operation == Operation::quantize) question.values = standard_formats().find(query.operands[0].name);
  if (question.operation == Operation::dequantize) question.values = standard_formats().find(query.result->name);
  return [=](const halfulp_blocks& blocks) { return run(question, deviation, blocks); };
}

}  // namespace

adapter::Adapter oracle_adapter(std::string name, Deviation deviation) {
  adapter::Adapter adapter{.name = std::move(name), .version = "1", .homepage = ""};
  for (const OperationRow& row : kOperations) {
    if (row.operation == Operation::convert) continue;
    adapter.blocks.push_back({std::string(row.name), "*", "*", "*", "*",
                              [deviation](const halfulp_query& query) { return prepare(query, deviation); }});
  }
  return adapter;
}

}  // namespace halfulp::property
