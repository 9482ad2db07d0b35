#include "accuracy/linear_products.h"

#include <algorithm>
#include <span>
#include <string_view>

#include "format/elements.h"

namespace halfulp::accuracy {
namespace {

/// An adapter with little to offer need not look at what it is asked, so that only those are asked that declare it.
bool declares_linear(const Implementation& implementation) {
  const std::span rows(implementation.adapter().support, implementation.adapter().support_count);
  return std::ranges::any_of(rows,
                             [](const halfulp_support& row) { return row.operation == name_of(Operation::linear); });
}

std::unique_ptr<PreparedCall> prepare(const Implementation& implementation, const Subject& subject) {
  if (const auto* element = std::get_if<ElementSubject>(&subject)) {
    return std::make_unique<PreparedCall>(implementation, *element->format);
  }
  const auto& block = std::get<BlockSubject>(subject);
  return std::make_unique<PreparedCall>(
      Cell{&implementation, BlockQuestion{Operation::linear, block.spec, block.variant, &kFloat32}});
}

/// Whether weights go to a product as they are stored, and are not moved to other neighbours before.
bool multiplies_stored(const Treatment& treatment) {
  return is_llm_int8(treatment) || (treatment.mode == Mode::weights && treatment.pick == Pick::nearest);
}

}  // namespace

std::unique_ptr<LinearProducts> LinearProducts::find(const Treatment& treatment, const Codec& codec,
                                                     const Implementations& implementations) {
  if (!multiplies_stored(treatment)) return nullptr;
  for (const Implementation* implementation : implementations) {
    const bool does_weights = codec.implementation() == kNobody || codec.implementation() == implementation->name();
    if (!does_weights || !declares_linear(*implementation)) continue;
    auto call = prepare(*implementation, treatment.subject);
    if (!call->offered()) continue;
    return std::unique_ptr<LinearProducts>(new LinearProducts({implementation, std::move(call)}, codec));
  }
  return nullptr;
}

std::vector<float> LinearProducts::operator()(Matrix x, const BlockMatrix& weights) const {
  std::vector<float> inputs = with_width(x.values, x.rows, x.columns, weights.shape.columns);
  std::vector<float> outputs(x.rows * weights.shape.rows);
  Planes planes = weights.planes;
  halfulp_blocks blocks = blocks_of(weights.shape, planes);
  blocks.inputs = inputs.data();
  blocks.input_bytes = inputs.size() * sizeof(float);
  blocks.input_rows = x.rows;
  blocks.outputs = outputs.data();
  blocks.output_bytes = outputs.size() * sizeof(float);
  const std::int32_t status = linear_.call->run(blocks);
  if (status == HALFULP_OK) return outputs;
  std::string text = implementation() + ": " + std::string(name_of(Operation::linear)) + " of ";
  text += std::to_string(x.rows) + " rows and " + std::to_string(weights.shape.rows) + " x ";
  text += std::to_string(weights.shape.columns) + " weights: status " + std::to_string(status) + ": ";
  throw TreatmentError(text + linear_.call->last_error());
}

}  // namespace halfulp::accuracy
