#include "run/prepared.h"

#include <vector>

#include "case/rounding_choice.h"
#include "format/elements.h"
#include "run/block_facts.h"

namespace halfulp {
namespace {

halfulp_call prepare(const halfulp_adapter& adapter, const halfulp_query& query) {
  halfulp_call call{};
  return adapter.prepare(&adapter, &query, &call) == HALFULP_OK ? call : halfulp_call{};
}

/// The facts of an operand: of random bits their name and how many they are.
halfulp_format facts_of(const Column& column, const std::string& name_of_random) {
  if (column.format != nullptr) return facts_of(*column.format);
  halfulp_format facts{};
  facts.struct_size = sizeof facts;
  facts.name = name_of_random.c_str();
  facts.k = column.bits;
  facts.sign = HALFULP_SIGN_ABSENT;
  return facts;
}

halfulp_call prepare(const halfulp_adapter& adapter, const Question& question) {
  const std::string name_of_random = "random" + std::to_string(question.random_bits);
  std::vector<halfulp_format> operands;
  const Columns columns = question.columns();
  for (const Column& column : columns.all()) operands.push_back(facts_of(column, name_of_random));
  const halfulp_format result = facts_of(*question.to);
  halfulp_call call = prepare(adapter, {.struct_size = sizeof(halfulp_query),
                                        .operation = name_of(question.operation).data(),
                                        .operand_count = static_cast<std::uint32_t>(operands.size()),
                                        .operands = operands.data(),
                                        .result = &result,
                                        .rounding = choice_name(question.rounding, question.random_bits).data(),
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
  const bool has_result = question.operation == Operation::dequantize || question.operation == Operation::linear;
  halfulp_call call = prepare(adapter, {.struct_size = sizeof(halfulp_query),
                                        .operation = name_of(question.operation).data(),
                                        .operand_count = has_operand ? 1u : 0u,
                                        .operands = has_operand ? &values : nullptr,
                                        .result = has_result ? &values : nullptr,
                                        .rounding = name_of(question.rules().ties).data(),
                                        .profile = question.variant->name.data(),
                                        .block = facts.block()});
  call.run = nullptr;
  return call;
}

/// "linear" with weights of an element format.
halfulp_call prepare(const halfulp_adapter& adapter, const FormatSpec& weights) {
  const halfulp_format operand = facts_of(weights), result = facts_of(kFloat32);
  halfulp_call call = prepare(adapter, {.struct_size = sizeof(halfulp_query),
                                        .operation = name_of(Operation::linear).data(),
                                        .operand_count = 1,
                                        .operands = &operand,
                                        .result = &result,
                                        .rounding = name_of(Rounding::ties_to_even).data(),
                                        .profile = "ieee",
                                        .block = nullptr});
  call.run = nullptr;
  return call;
}

}  // namespace

PreparedCall::PreparedCall(const Cell& cell) : question_(cell.question) {
  const halfulp_adapter& adapter = cell.implementation->adapter();
  call_ = std::visit([&](const auto& question) { return prepare(adapter, question); }, question_);
  if (cell.implementation->is_on_device()) device_ = std::make_unique<DeviceCall>(call_);
}

PreparedCall::PreparedCall(const Implementation& implementation, const FormatSpec& weights)
    : question_(BlockQuestion{.operation = Operation::linear}), call_(prepare(implementation.adapter(), weights)) {
  if (implementation.is_on_device()) device_ = std::make_unique<DeviceCall>(call_);
}

PreparedCall::~PreparedCall() {
  std::unique_lock turn(device_turn(), std::defer_lock);
  if (device_ != nullptr) turn.lock();
  if (call_.release != nullptr) call_.release(call_.state);
  device_.reset();
}

bool PreparedCall::run_on_device(const void* const* operands, void* results, std::size_t count) const {
  const auto& question = std::get<Question>(question_);
  return device_->run(question.columns(), operands, results, question.to->container_bits() / 8, count);
}

std::int32_t PreparedCall::run_on_device(const halfulp_blocks& tensor) const {
  return device_->run(tensor, operands_of(std::get<BlockQuestion>(question_).operation));
}

std::string PreparedCall::last_error() const {
  if (!offered()) return "it declined what it had offered before";
  if (device_ != nullptr && !device_->error().empty()) return device_->error();
  const char* text = call_.last_error != nullptr ? call_.last_error(call_.state) : nullptr;
  return text != nullptr && *text != 0 ? text : "no reason given";
}

}  // namespace halfulp
