#include "block_call.h"

#include <random>

#include "block/block_registry.h"
#include "block/layout.h"
#include "format/registry.h"

namespace halfulp {
namespace {

BlockQuestion question_of(const BlockLine& line) {
  const BlockSpec* const spec = block_called(line.format);
  return {.operation = line.operation,
          .spec = spec,
          .variant = variant_called(*spec, line.variant),
          .values = standard_formats().find("float32")};
}

}  // namespace

LargeTensor::LargeTensor(std::uint64_t side_length)
    : side(side_length),
      values(side * side),
      restored(side * side),
      codes(side * side * 2),
      scales(side * side),
      tensor(side * side) {
  std::mt19937 random(1);
  std::normal_distribution<float> normal(0, 1);
  for (float& x : values) x = normal(random);
}

BlockCall::BlockCall(const Implementation& implementation, const BlockLine& line)
    : line_(line), question_(question_of(line)), facts_(question_) {
  const halfulp_format values = facts_of(*question_.values);
  const bool is_quantize = line_.operation == Operation::quantize;
  const halfulp_query query{.struct_size = sizeof query,
                            .operation = name_of(line_.operation).data(),
                            .operand_count = is_quantize ? 1u : 0u,
                            .operands = is_quantize ? &values : nullptr,
                            .result = is_quantize ? nullptr : &values,
                            .rounding = name_of(question_.rules().ties).data(),
                            .profile = line_.variant.c_str(),
                            .block = facts_.block()};
  const halfulp_adapter& adapter = implementation.adapter();
  if (adapter.prepare(&adapter, &query, &call_) != HALFULP_OK) call_ = {};
}

BlockCall::~BlockCall() {
  if (call_.release != nullptr) call_.release(call_.state);
}

bool BlockCall::run(LargeTensor& tensor) const {
  const Shape shape{tensor.side, tensor.side};
  const PlaneSizes sizes = plane_sizes(*question_.spec, question_.rules(), shape);
  std::vector<float>& values = line_.operation == Operation::quantize ? tensor.values : tensor.restored;
  halfulp_blocks blocks{};
  blocks.struct_size = sizeof blocks;
  blocks.rows = blocks.columns = tensor.side;
  blocks.values = values.data();
  blocks.value_bytes = values.size() * sizeof(float);
  blocks.codes = tensor.codes.data();
  blocks.code_bytes = sizes.codes;
  blocks.scales = tensor.scales.data();
  blocks.scale_bytes = sizes.scales;
  blocks.tensor = tensor.tensor.data();
  blocks.tensor_bytes = sizes.tensor;
  return call_.run_blocks(call_.state, &blocks) == HALFULP_OK;
}

}  // namespace halfulp
