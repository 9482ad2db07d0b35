#include "cpu/block/operations.h"

#include <memory>
#include <string_view>
#include <utility>

#include "cpu/block/buffers.h"
#include "cpu/block/pack.h"

namespace halfulp::cpu::block {
namespace {

using adapter::BlockRun;

template <class Byte>
Byte* bytes(void* buffer) {
  return static_cast<Byte*>(buffer);
}

void for_each_range(const Facts& facts, const Shape& shape, const Functions& functions,
                    const std::function<void(BlockRange)>& work) {
  functions.for_each(split(facts, Cut(facts, shape), functions.parts(shape)), work);
}

void quantize(const Plan& plan, ValueFormat format, const Functions& functions, const halfulp_blocks& tensor) {
  const Shape shape = shape_of(tensor);
  const Values values{format, bytes<const std::byte>(tensor.values)};
  const Planes planes{bytes<std::uint8_t>(tensor.codes), bytes<std::uint8_t>(tensor.scales),
                      bytes<std::uint8_t>(tensor.tensor)};
  TensorState state = tensor_state_of(plan, *functions.kernels, values, shape);
  for_each_range(plan.facts, shape, functions, [&](BlockRange range) {
    functions.quantize_blocks(plan, *functions.kernels, state, values, shape, planes, range);
  });
  finish_tensor(plan, state, shape, planes);
}

void dequantize(const Plan& plan, ValueFormat format, const Functions& functions, const halfulp_blocks& tensor) {
  const Shape shape = shape_of(tensor);
  const ConstPlanes planes{bytes<const std::uint8_t>(tensor.codes), bytes<const std::uint8_t>(tensor.scales),
                           bytes<const std::uint8_t>(tensor.tensor)};
  const MutableValues values{format, bytes<std::byte>(tensor.values)};
  for_each_range(plan.facts, shape, functions, [&](BlockRange range) {
    functions.dequantize_blocks(plan, *functions.kernels, planes, shape, values, range);
  });
}

void pack(const Facts& facts, const Functions& functions, const halfulp_blocks& tensor) {
  pack(facts, *functions.kernels, shape_of(tensor), bytes<const std::uint8_t>(tensor.loose_codes),
       bytes<const std::uint8_t>(tensor.loose_scales), bytes<std::uint8_t>(tensor.codes),
       bytes<std::uint8_t>(tensor.scales));
}

void unpack(const Facts& facts, const Functions& functions, const halfulp_blocks& tensor) {
  unpack(facts, *functions.kernels, shape_of(tensor), bytes<const std::uint8_t>(tensor.codes),
         bytes<const std::uint8_t>(tensor.scales), bytes<std::uint8_t>(tensor.loose_codes),
         bytes<std::uint8_t>(tensor.loose_scales));
}

using BetweenValues = void (*)(const Plan&, ValueFormat, const Functions&, const halfulp_blocks&);
using BetweenCodes = void (*)(const Facts&, const Functions&, const halfulp_blocks&);

BlockRun run_between_values(const halfulp_query& query, const halfulp_format* values, const Functions& functions,
                            BetweenValues operation) {
  if (values == nullptr) return {};
  const auto format = value_format_of(*values);
  auto plan = plan_for(*query.block, query.profile);
  if (!format || !plan) return {};
  return [=, plan = std::make_shared<const Plan>(std::move(*plan))](const halfulp_blocks& tensor) {
    const std::int32_t status = check_values(plan->facts, tensor, *format);
    if (status == HALFULP_OK) operation(*plan, *format, functions, tensor);
    return status;
  };
}

BlockRun run_between_codes(const halfulp_query& query, const Functions& functions, BetweenCodes operation) {
  const auto facts = facts_of(*query.block);
  if (!facts) return {};
  return [=, facts = std::make_shared<const Facts>(*facts)](const halfulp_blocks& tensor) {
    const std::int32_t status = check_loose(*facts, tensor);
    if (status == HALFULP_OK) operation(*facts, functions, tensor);
    return status;
  };
}

}  // namespace

BlockRun prepare(const halfulp_query& query, const Functions& functions) {
  const std::string_view operation = query.operation;
  if (query.block == nullptr) return {};
  if (operation == "quantize") return run_between_values(query, query.operands, functions, &quantize);
  if (operation == "dequantize") return run_between_values(query, query.result, functions, &dequantize);
  if (operation == "pack") return run_between_codes(query, functions, &pack);
  if (operation == "unpack") return run_between_codes(query, functions, &unpack);
  return {};
}

}  // namespace halfulp::cpu::block
