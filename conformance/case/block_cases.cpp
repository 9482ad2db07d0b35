#include "case/block_cases.h"

#include <algorithm>
#include <iterator>

#include "case/block_form.h"
#include "case/refusal_cases.h"
#include "case/sampled_tensors.h"
#include "case/stored_tensors.h"
#include "case/value_tensors.h"

namespace halfulp {
namespace {

void append(std::vector<TensorRecipe>& recipes, std::vector<TensorRecipe> more) {
  recipes.insert(recipes.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// With refusals made from the first tensor of a whole block or more.
TensorSource with_refusals(const BlockQuestion& question, std::vector<TensorRecipe> recipes) {
  const std::size_t length = BlockForm(*question.spec).blocks(1).count();
  for (std::size_t i = 0; i < recipes.size(); ++i) {
    if (recipes[i].elements < length) continue;
    append(recipes, refusal_cases(question, recipes[i].make));
    break;
  }
  return TensorSource::list(Coverage::boundary, std::move(recipes));
}

/// What is left to draw; a quarter at least.
std::uint64_t rest_of(std::uint64_t budget, const TensorSource& boundary) {
  return std::max(budget / 4, budget - std::min(budget, boundary.elements()));
}

}  // namespace

std::vector<TensorSource> tensor_sources_for(const BlockQuestion& question, Tier tier, std::uint64_t seed) {
  const TierRow& row = row_of(tier);
  const std::uint64_t budget = row.block_elements;
  if (question.operation == Operation::quantize) {
    std::vector<TensorRecipe> recipes = special_tensors(question, budget / 8);
    append(recipes, layout_tensors(question, budget / 8));
    append(recipes, scale_tensors(question, budget / 4));
    append(recipes, threshold_tensors(question, budget / 4));
    const TensorSource boundary = with_refusals(question, std::move(recipes));
    std::vector<TensorSource> sources{boundary, sampled_tensors(question, seed, rest_of(budget, boundary))};
    if (row.sweeps_blocks && is_swept(question)) sources.push_back(TensorSource::every_pattern(question));
    return sources;
  }
  std::vector<TensorSource> sources;
  const bool is_whole = question.operation == Operation::dequantize && has_every_pair(*question.spec, row.block_bits);
  if (is_whole) sources.push_back(every_pair(question));
  sources.push_back(with_refusals(question, stored_tensors(question, budget / 2)));
  sources.push_back(sampled_stored_tensors(question, seed, rest_of(budget, sources.back())));
  return sources;
}

}  // namespace halfulp
