#include "block/layout.h"

#include <algorithm>

#include "block/order.h"

namespace halfulp {
namespace {

constexpr std::size_t kNestedBlock = 256, kFloat32Bytes = 4;

std::size_t quotient_up(std::size_t count, std::size_t length) { return (count + length - 1) / length; }

/// Blocks along one direction of `extent` elements.
std::size_t blocks_along(std::size_t extent, std::size_t length) {
  if (length == 0) return extent == 0 ? 0 : 1;
  return quotient_up(extent, length);
}

std::size_t group_length(const BlockSpec& spec) { return spec.tile.columns * spec.group; }

CodeRun run_of(const BlockSpec& spec, const BlockRules& rules) {
  return {rules.order, spec.element->k, spec.tile.columns};
}

std::size_t scale_bytes(const BlockSpec& spec) {
  return spec.scales_per_block * static_cast<std::size_t>(spec.scale->container_bits()) / 8;
}

}  // namespace

Shape cut_shape(const BlockSpec& spec, Shape shape) {
  return spec.rows == Rows::flat ? Shape{1, shape.count()} : shape;
}

std::vector<BlockArea> areas_of(const BlockSpec& spec, Shape shape) {
  const Shape cut = cut_shape(spec, shape);
  const std::size_t rows = spec.tile.rows == 0 ? cut.rows : spec.tile.rows;
  const std::size_t columns = spec.tile.columns == 0 ? cut.columns : spec.tile.columns;
  std::vector<BlockArea> areas;
  if (cut.count() == 0) return areas;
  for (std::size_t row = 0; row < cut.rows; row += rows) {
    for (std::size_t column = 0; column < cut.columns; column += columns) {
      areas.push_back({row, std::min(rows, cut.rows - row), column, std::min(columns, cut.columns - column)});
    }
  }
  return areas;
}

bool can_hold(const BlockSpec& spec, Shape shape) {
  if (spec.lengths == Lengths::any) return true;
  return shape.count() != 0 && shape.columns % group_length(spec) == 0;
}

std::size_t block_count(const BlockSpec& spec, Shape shape) {
  const Shape cut = cut_shape(spec, shape);
  if (cut.count() == 0) return 0;
  return blocks_along(cut.rows, spec.tile.rows) * blocks_along(cut.columns, spec.tile.columns);
}

std::size_t stored_elements(const BlockSpec& spec, const BlockRules& rules, Shape shape) {
  return stored_codes(run_of(spec, rules), shape.count());
}

std::size_t tensor_items(const BlockSpec& spec, Shape shape) {
  switch (spec.tensor) {
    case TensorPart::nothing:
      return 0;
    case TensorPart::scale:
      return 1;
    case TensorPart::nested:
      return 1 + quotient_up(block_count(spec, shape), kNestedBlock);
    case TensorPart::outlier_columns:
      return shape.columns;
  }
  return 0;
}

PlaneSizes plane_sizes(const BlockSpec& spec, const BlockRules& rules, Shape shape) {
  const CodeRun run = run_of(spec, rules);
  const std::size_t scales = block_count(spec, shape) * scale_bytes(spec);
  const std::size_t tensor = tensor_items(spec, shape) * kFloat32Bytes;
  if (spec.storage == Storage::planes) return {bytes_of(run, shape.count()), scales, tensor};
  const std::size_t groups = shape.count() / group_length(spec);
  return {groups * bytes_of(run, group_length(spec)) + scales, 0, tensor};
}

double bits_per_element(const BlockSpec& spec, Shape shape) {
  const PlaneSizes sizes = plane_sizes(spec, spec.variants.front().rules, shape);
  const std::size_t nested = spec.tensor == TensorPart::nested ? sizes.tensor - kFloat32Bytes : 0;
  return 8.0 * static_cast<double>(sizes.codes + sizes.scales + nested) / static_cast<double>(shape.count());
}

}  // namespace halfulp
