#include "case/tensor_source.h"

namespace halfulp {

TensorSource TensorSource::list(Coverage coverage, std::vector<TensorRecipe> recipes) {
  std::uint64_t elements = 0;
  for (const TensorRecipe& recipe : recipes) elements += recipe.elements;
  const auto kept = std::make_shared<const std::vector<TensorRecipe>>(std::move(recipes));
  return counted(coverage, kept->size(), elements, [kept](std::uint64_t index) { return (*kept)[index].make(); });
}

TensorSource TensorSource::counted(Coverage coverage, std::uint64_t size, std::uint64_t elements,
                                   std::function<TensorCase(std::uint64_t)> make) {
  TensorSource source;
  source.coverage_ = coverage;
  source.size_ = size;
  source.elements_ = elements;
  source.make_ = std::move(make);
  return source;
}

TensorSource TensorSource::every_pattern(const BlockQuestion& question) {
  const auto sweep = std::make_shared<const DecisionSweep>(question);
  TensorSource source = counted(Coverage::exhaustive, sweep->size(), sweep->size() * sweep->shape().count(),
                                [sweep](std::uint64_t index) { return sweep->at(index); });
  source.sweep_ = sweep;
  return source;
}

}  // namespace halfulp
