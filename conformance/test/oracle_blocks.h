// An implementation of blocks made of the oracle, right or wrong on purpose.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "abi/adapter.h"
#include "block/block_registry.h"
#include "block/layout.h"
#include "block/pack.h"
#include "judge/expectation.h"
#include "run/prepared.h"
#include "run/run.h"

namespace halfulp {

/// What an implementation does other than the oracle.
struct Twist {
  std::function<void(BlockRules&)> rules = [](BlockRules&) {};
  /// Called with the results of a call that the oracle answered, and with the tensor.
  std::function<void(TensorBytes&, const TensorCase&)> results = [](TensorBytes&, const TensorCase&) {};
  /// Whether shapes and buffers are looked at.
  std::function<bool(const halfulp_blocks&)> accepts_anything = [](const halfulp_blocks&) { return false; };
};

inline const BlockSpec& block_row(std::string_view name) { return *block_called(name); }

inline BlockQuestion block_question(Operation operation, std::string_view format, std::string_view variant,
                                    std::string_view values = "float32") {
  const BlockSpec& spec = block_row(format);
  const bool has_values = operation == Operation::quantize || operation == Operation::dequantize;
  return {operation, &spec, variant_called(spec, variant), has_values ? standard_formats().find(values) : nullptr};
}

inline void* pointer_of(const halfulp_blocks& tensor, Part part) {
  void* const pointers[] = {tensor.values, tensor.codes,       tensor.scales,
                            tensor.tensor, tensor.loose_codes, tensor.loose_scales};
  return pointers[static_cast<int>(part)];
}

inline std::uint64_t size_of(const halfulp_blocks& tensor, Part part) {
  const std::uint64_t sizes[] = {tensor.value_bytes,  tensor.code_bytes,       tensor.scale_bytes,
                                 tensor.tensor_bytes, tensor.loose_code_bytes, tensor.loose_scale_bytes};
  return sizes[static_cast<int>(part)];
}

/// Does one call as the interface asks, with the twist.
inline std::int32_t answer_call(const BlockQuestion& question, const Twist& twist, const halfulp_blocks& tensor) {
  const Shape shape{tensor.rows, tensor.columns};
  if (!twist.accepts_anything(tensor)) {
    if (!can_hold(*question.spec, shape)) return HALFULP_BAD_SHAPE;
    for (const auto parts : {operands_of(question.operation), results_of(question.operation)}) {
      for (const Part part : parts) {
        const std::size_t needed = bytes_of(question, shape, part);
        if (needed != 0 && (pointer_of(tensor, part) == nullptr || size_of(tensor, part) < needed)) {
          return HALFULP_BAD_BUFFER;
        }
      }
    }
  } else if (!can_hold(*question.spec, shape)) {
    return HALFULP_OK;
  }
  TensorCase call{.shape = shape, .operands = {}};
  for (const Part part : operands_of(question.operation)) {
    const auto* bytes = static_cast<const std::uint8_t*>(pointer_of(tensor, part));
    if (bytes != nullptr) call.operands[part].assign(bytes, bytes + size_of(tensor, part));
    call.operands[part].resize(bytes_of(question, shape, part));
  }
  BlockRules rules = question.rules();
  twist.rules(rules);
  TensorBytes results = expectation_of(question, rules, call).bytes;
  twist.results(results, call);
  for (const Part part : results_of(question.operation)) {
    auto* bytes = static_cast<std::uint8_t*>(pointer_of(tensor, part));
    if (bytes != nullptr) std::ranges::copy(results[part], bytes);
  }
  return HALFULP_OK;
}

/// Exposes an implementation that offers everything of the block formats that `formats` matches.
inline std::unique_ptr<Implementation> oracle_blocks(const std::string& name, const std::string& formats,
                                                     const Twist& twist = {}) {
  adapter::Adapter adapter{.name = name, .version = "1", .homepage = "", .conversions = {}, .blocks = {}};
  for (const OperationRow& row : kOperations) {
    if (!is_on_blocks(row.operation) || !row.is_judged) continue;
    const bool leaves_blocks = row.operation == Operation::dequantize || row.operation == Operation::unpack;
    const auto prepare = [operation = row.operation, twist](const halfulp_query& query) -> adapter::BlockRun {
      const halfulp_format* values = query.operand_count != 0 ? query.operands : query.result;
      const BlockQuestion question =
          block_question(operation, query.block->name, query.profile, values != nullptr ? values->name : "float32");
      return [question, twist](const halfulp_blocks& tensor) { return answer_call(question, twist, tensor); };
    };
    adapter.blocks.push_back(
        {std::string(row.name), leaves_blocks ? formats : "*", leaves_blocks ? "*" : formats, "*", "*", prepare});
  }
  return std::make_unique<Implementation>(adapter::expose(std::move(adapter)), "builtin", "builtin:" + name);
}

/// Runs the selected cells of an implementation and returns how each went, in plan order.
inline std::vector<CellOutcome> run_cells(const Implementation& implementation, const Selection& selection) {
  std::vector<CellOutcome> all;
  const std::atomic<bool> stop{false};
  const auto cells = plan_cells({&implementation}, standard_formats(), selection);
  run_groups(group_cells(cells, selection), 0, 0, stop,
             {.on_group =
                  [&](const Group&, const std::vector<CellOutcome>& outcomes) {
                    all.insert(all.end(), outcomes.begin(), outcomes.end());
                  },
              .on_progress = [](std::uint64_t) {}});
  return all;
}

}  // namespace halfulp
