#include <algorithm>

#include "case/block_anchors.h"
#include "case/block_form.h"
#include "case/random_stream.h"
#include "case/value_codes.h"
#include "case/value_tensors.h"

namespace halfulp {
namespace {

constexpr std::size_t kBlocksAtOnce = 4;

/// Fills every block with fractions of its anchor and puts the anchor somewhere into it, of either sign. Blocks beyond
/// the anchors take them in turn.
std::vector<Code> fractions_of(const BlockQuestion& question, Shape shape, const std::vector<Code>& anchors) {
  const FormatSpec& format = *question.values;
  std::vector<Code> values(shape.count(), 0);
  const auto areas = areas_of(*question.spec, shape);
  for (std::size_t block = 0; block < areas.size(); ++block) {
    const Code anchor = anchors[block % anchors.size()];
    RandomStream random(anchor, block);
    const auto places = places_of(*question.spec, shape, areas[block]);
    for (const std::size_t place : places) {
      const Code code = nearest_code(format, value_of(format, anchor) * random.symmetric());
      values[place] = code;
    }
    values[places[random.below(places.size())]] = anchor | (random.below(2) != 0 ? format.sign_mask() : 0);
  }
  return values;
}

}  // namespace

std::vector<TensorRecipe> scale_tensors(const BlockQuestion& question, std::uint64_t budget) {
  const BlockForm form(*question.spec);
  std::vector<TensorRecipe> recipes;
  std::uint64_t used = 0;
  const auto add = [&](Shape shape, const std::vector<Code>& anchors) {
    used += shape.count();
    recipes.push_back(
        value_tensor(question, shape, [question, shape, anchors] { return fractions_of(question, shape, anchors); }));
  };
  const std::vector<Code> anchors = block_anchors(question);
  if (question.spec->tensor == TensorPart::scale) {
    for (const double largest : {1.0, 0x1.19999ap3, 0x1.8p-5}) {
      const Code first = nearest_code(*question.values, largest);
      const std::vector<Code> rest = two_level_anchors(question, value_of(*question.values, first));
      for (std::size_t i = 0; i < rest.size() && used < budget / 2; i += kBlocksAtOnce) {
        std::vector<Code> together{first};
        for (std::size_t j = i; j < std::min(rest.size(), i + kBlocksAtOnce); ++j) together.push_back(rest[j]);
        add(form.blocks(together.size()), together);
      }
    }
  }
  // A few elements tell as much about a scale as many do; whole blocks then go as far as the budget does.
  constexpr std::size_t kFew = 5;
  if (question.spec->lengths == Lengths::any) {
    for (std::size_t i = 0; i < anchors.size() && used < budget / 2; ++i) add(form.row_of(kFew), {anchors[i]});
  }
  for (std::size_t i = 0; i < anchors.size() && used < budget; i += kBlocksAtOnce) {
    const std::size_t end = std::min(anchors.size(), i + kBlocksAtOnce);
    std::vector<Code> together(anchors.begin() + static_cast<std::ptrdiff_t>(i),
                               anchors.begin() + static_cast<std::ptrdiff_t>(end));
    add(form.blocks(together.size()), together);
  }
  return recipes;
}

}  // namespace halfulp
