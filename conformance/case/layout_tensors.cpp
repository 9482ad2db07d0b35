#include "case/block_form.h"
#include "case/sampled_tensors.h"
#include "case/value_tensors.h"

namespace halfulp {

std::vector<TensorRecipe> layout_tensors(const BlockQuestion& question, std::uint64_t budget) {
  constexpr std::uint64_t kSeed = 0x1A707;
  std::vector<TensorRecipe> recipes;
  std::uint64_t used = 0;
  const std::vector<Shape> shapes = BlockForm(*question.spec).edges();
  for (const Distribution distribution : {Distribution::steps, Distribution::uniform, Distribution::ties}) {
    for (std::size_t i = 0; i < shapes.size(); ++i) {
      const bool is_due = distribution == Distribution::steps || used < budget;
      if (!is_due) return recipes;
      const Shape shape = shapes[i];
      used += shape.count();
      recipes.push_back(value_tensor(question, shape, [&format = *question.values, shape, distribution, i] {
        return drawn_values(format, shape, distribution, kSeed, i);
      }));
    }
  }
  return recipes;
}

}  // namespace halfulp
