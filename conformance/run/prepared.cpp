#include "run/prepared.h"

#include "run/block_facts.h"

namespace halfulp {
namespace {

halfulp_call prepare(const halfulp_adapter& adapter, const halfulp_query& query) {
  halfulp_call call{};
  return adapter.prepare(&adapter, &query, &call) == HALFULP_OK ? call : halfulp_call{};
}

halfulp_call prepare(const halfulp_adapter& adapter, const Question& question) {
  const halfulp_format operand = facts_of(*question.from);
  const halfulp_format result = facts_of(*question.to);
  halfulp_call call = prepare(adapter, {.struct_size = sizeof(halfulp_query),
                                        .operation = name_of(Operation::convert).data(),
                                        .operand_count = 1,
                                        .operands = &operand,
                                        .result = &result,
                                        .rounding = name_of(question.rounding).data(),
                                        .profile = question.profile->name.data(),
                                        .block = nullptr});
  call.run_blocks = nullptr;  // an adapter built before there were blocks does not know this member
  return call;
}

halfulp_call prepare(const halfulp_adapter& adapter, const BlockQuestion& question) {
  const BlockFacts facts(question);
  const bool has_values = question.values != nullptr;
  const halfulp_format values = has_values ? facts_of(*question.values) : halfulp_format{};
  const bool has_operand = question.operation == Operation::quantize;
  halfulp_call call = prepare(adapter, {.struct_size = sizeof(halfulp_query),
                                        .operation = name_of(question.operation).data(),
                                        .operand_count = has_operand ? 1u : 0u,
                                        .operands = has_operand ? &values : nullptr,
                                        .result = question.operation == Operation::dequantize ? &values : nullptr,
                                        .rounding = name_of(question.rules().ties).data(),
                                        .profile = question.variant->name.data(),
                                        .block = facts.block()});
  call.run = nullptr;
  return call;
}

}  // namespace

PreparedCall::PreparedCall(const Cell& cell) {
  const halfulp_adapter& adapter = cell.implementation->adapter();
  call_ = std::visit([&](const auto& question) { return prepare(adapter, question); }, cell.question);
}

PreparedCall::~PreparedCall() {
  if (call_.release != nullptr) call_.release(call_.state);
}

std::string PreparedCall::last_error() const {
  if (!offered()) return "it declined what it had offered before";
  const char* text = call_.last_error != nullptr ? call_.last_error(call_.state) : nullptr;
  return text != nullptr && *text != 0 ? text : "no reason given";
}

}  // namespace halfulp
