#include "case/refusal_cases.h"

#include "block/layout.h"

namespace halfulp {
namespace {

TensorCase with_misuse(TensorCase tensor, Misuse misuse, Part part) {
  tensor.misuse = misuse;
  tensor.part = part;
  return tensor;
}

}  // namespace

std::vector<TensorRecipe> refusal_cases(const BlockQuestion& question, const MakeTensor& tensor) {
  const TensorCase sample = tensor();
  std::vector<TensorRecipe> recipes;
  const auto add = [&](TensorCase made) {
    recipes.push_back({made.shape.count(), [made = std::move(made)] { return made; }});
  };
  const Operation operation = question.operation;
  for (const auto parts : {operands_of(operation), results_of(operation)}) {
    for (const Part part : parts) {
      if (bytes_of(question, sample.shape, part) == 0) continue;
      add(with_misuse(sample, Misuse::null_part, part));
      add(with_misuse(sample, Misuse::short_part, part));
    }
  }
  for (const std::size_t columns : {std::size_t{1}, sample.shape.columns - 1, sample.shape.columns + 1}) {
    const Shape shape{sample.shape.rows, columns};
    if (can_hold(*question.spec, shape)) continue;
    TensorCase refused = with_misuse(sample, Misuse::shape, Part::values);
    refused.shape = shape;
    for (const Part part : operands_of(operation)) refused.operands[part].resize(whole_size(question, shape, part));
    add(std::move(refused));
  }
  return recipes;
}

}  // namespace halfulp
