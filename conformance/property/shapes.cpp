#include "property/shapes.h"

#include <algorithm>
#include <array>
#include <vector>

#include "block/layout.h"
#include "case/block_form.h"

namespace halfulp::property {
namespace {

constexpr std::size_t kHuge = 200000;  ///< Enough to be shared between cores.

/// Rows that span several blocks from top to bottom, or a few.
std::size_t tall(const BlockSpec& spec, RandomStream& random) {
  return spec.tile.rows > 1 ? spec.tile.rows + 1 + random.below(3) : 2 + random.below(3);
}

Shape in_one_row(const BlockSpec& spec, std::size_t columns) { return BlockForm(spec).row_of(columns); }

constexpr std::array kRows{
    ShapeRow{"nothing", false, false,
             [](const BlockSpec&, RandomStream& random) -> Shape {
               return random.below(2) == 0 ? Shape{1, 0} : Shape{0, random.below(3)};
             }},
    ShapeRow{"one element", false, true, [](const BlockSpec& spec, RandomStream&) { return in_one_row(spec, 1); }},
    ShapeRow{"a few", false, true,
             [](const BlockSpec& spec, RandomStream& random) { return in_one_row(spec, 2 + random.below(8)); }},
    ShapeRow{"some", false, true,
             [](const BlockSpec& spec, RandomStream& random) {
               return in_one_row(spec, 1 + random.below(std::min<std::size_t>(BlockForm(spec).length(), 64)));
             }},
    ShapeRow{"a block less one", false, true,
             [](const BlockSpec& spec, RandomStream&) { return in_one_row(spec, BlockForm(spec).length() - 1); }},
    ShapeRow{"a block", false, false, [](const BlockSpec& spec, RandomStream&) { return BlockForm(spec).blocks(1); }},
    ShapeRow{"a block and one", true, true,
             [](const BlockSpec& spec, RandomStream&) { return in_one_row(spec, BlockForm(spec).length() + 1); }},
    ShapeRow{"two blocks", true, false, [](const BlockSpec& spec, RandomStream&) { return BlockForm(spec).blocks(2); }},
    ShapeRow{"two blocks and a few", true, true,
             [](const BlockSpec& spec, RandomStream& random) {
               return in_one_row(spec, 2 * BlockForm(spec).length() + 1 + random.below(5));
             }},
    ShapeRow{"several rows", true, true,
             [](const BlockSpec& spec, RandomStream& random) -> Shape {
               const std::size_t columns = 1 + random.below(std::min<std::size_t>(2 * BlockForm(spec).length(), 80));
               return {tall(spec, random), in_one_row(spec, columns).columns};
             }},
    ShapeRow{"several rows of whole blocks", true, false,
             [](const BlockSpec& spec, RandomStream& random) -> Shape {
               const Shape row = BlockForm(spec).blocks(1 + random.below(2));
               return {tall(spec, random), row.columns};
             }},
    ShapeRow{"huge", true, true,
             [](const BlockSpec& spec, RandomStream& random) -> Shape {
               const std::size_t columns = in_one_row(spec, 1 + random.below(kHuge)).columns;
               return {1 + random.below(kHuge) / columns, columns};
             }},
};

bool suits(const ShapeRow& row, Focus focus) {
  switch (focus) {
    case Focus::anything:
      return true;
    case Focus::several_blocks:
      return row.several_blocks;
    case Focus::short_blocks:
      return row.short_blocks;
  }
  return true;
}

}  // namespace

std::span<const ShapeRow> shape_rows() { return kRows; }

Shape draw_shape(const BlockSpec& spec, Focus focus, std::size_t elements, RandomStream& random) {
  constexpr int kTries = 60;
  std::vector<const ShapeRow*> rows;
  for (const ShapeRow& row : kRows) {
    if (suits(row, focus)) rows.push_back(&row);
  }
  Shape smallest;
  bool is_first = true;
  for (int i = 0; i < kTries; ++i) {
    const Shape shape = rows[random.below(rows.size())]->draw(spec, random);
    if (!can_hold(spec, shape)) continue;
    if (shape.count() <= elements || random.below(shape.count()) < elements) return shape;
    if (is_first || shape.count() < smallest.count()) smallest = shape;
    is_first = false;
  }
  return is_first ? in_one_row(spec, 1) : smallest;
}

}  // namespace halfulp::property
