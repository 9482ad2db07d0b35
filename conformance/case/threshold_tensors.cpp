#include <algorithm>
#include <cmath>

#include "case/block_anchors.h"
#include "case/block_form.h"
#include "case/element_grid.h"
#include "case/element_points.h"
#include "case/random_stream.h"
#include "case/value_codes.h"
#include "case/value_tensors.h"

namespace halfulp {
namespace {

/// What the largest magnitude of a block is, as a multiple of the tensor's: neighbours differ.
constexpr double kRatios[] = {1, 0x1p-7, 0.375, 0x1p-3};

/// The tensors of one list share their points.
using Points = std::shared_ptr<const std::vector<ElementPoint>>;

/// Fills a tensor: every block gets its largest magnitude at some place and points everywhere else, beginning with
/// point `first` in the first block.
std::vector<Code> points_in_blocks(const BlockQuestion& question, Shape shape, Code anchor, const Points& points,
                                   std::size_t first) {
  const FormatSpec& format = *question.values;
  const auto areas = areas_of(*question.spec, shape);
  std::vector<Code> values(shape.count(), 0);
  std::vector<Code> anchors;
  std::vector<std::size_t> anchor_places;
  for (std::size_t block = 0; block < areas.size(); ++block) {
    const auto places = places_of(*question.spec, shape, areas[block]);
    const double largest = value_of(format, anchor) * kRatios[block % std::size(kRatios)];
    anchors.push_back(block == 0 ? anchor : nearest_code(format, largest));
    anchor_places.push_back(places[random_bits(first, block) % places.size()]);
    values[anchor_places.back()] = anchors.back();
  }
  const auto grids = element_grids(question, shape, values);
  std::size_t next = first;
  for (std::size_t block = 0; block < areas.size(); ++block) {
    const ElementGrid& grid = grids[block];
    for (const std::size_t place : places_of(*question.spec, shape, areas[block])) {
      if (place == anchor_places[block]) continue;
      const ElementPoint& point = (*points)[next++ % points->size()];
      const Code code = stepped(format, nearest_code(format, point.at * grid.slope + grid.offset), point.ulps);
      const bool is_within = (code & format.magnitude_mask()) <= anchors[block];
      values[place] = is_within ? code : anchors[block] | (code & format.sign_mask());
    }
  }
  return values;
}

}  // namespace

std::vector<TensorRecipe> threshold_tensors(const BlockQuestion& question, std::uint64_t budget) {
  constexpr std::size_t kMostElements = 4096;
  const BlockForm form(*question.spec);
  const auto points = std::make_shared<const std::vector<ElementPoint>>(element_points(*question.spec->element));
  const std::size_t per_block = form.length() - 1;
  const std::size_t blocks_needed = (points->size() + per_block - 1) / per_block;
  const std::size_t blocks_at_once = std::clamp<std::size_t>(kMostElements / form.length(), 1, blocks_needed);
  std::vector<TensorRecipe> recipes;
  std::uint64_t used = 0;
  std::size_t turn = 0;
  for (const Code anchor : spread_anchors(*question.values)) {
    for (std::size_t block = 0; block < blocks_needed; block += blocks_at_once) {
      if (used >= budget) return recipes;
      Shape shape = form.blocks(std::min(blocks_at_once, blocks_needed - block));
      const std::size_t cut = form.length() / 3;
      // Every other tensor ends within a block.
      if (turn++ % 2 == 1 && question.spec->tile.columns > 3) shape = form.row_of(shape.columns + cut);
      used += shape.count();
      // Every anchor begins elsewhere, so that all points are met under the largest magnitude of some tensor.
      const std::size_t first = block * per_block + recipes.size() * (per_block / 2 + 1);
      recipes.push_back(value_tensor(question, shape, [question, shape, anchor, points, first] {
        return points_in_blocks(question, shape, anchor, points, first);
      }));
    }
  }
  return recipes;
}

}  // namespace halfulp
