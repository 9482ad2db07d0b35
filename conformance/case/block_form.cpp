#include "case/block_form.h"

#include <algorithm>

namespace halfulp {
namespace {

/// Where all columns share a scale, a row has this many.
constexpr std::size_t kFreeLength = 48;

std::size_t rounded_up(std::size_t count, std::size_t step) { return (count + step - 1) / step * step; }

/// Columns come in multiples of this.
std::size_t column_step(const BlockSpec& spec) {
  return spec.lengths == Lengths::whole_groups ? spec.tile.columns * spec.group : 1;
}

}  // namespace

std::size_t BlockForm::length() const { return spec_->tile.columns != 0 ? spec_->tile.columns : kFreeLength; }

Shape BlockForm::blocks(std::size_t n) const {
  if (spec_->tile.columns == 0) return {n, length()};
  return {1, rounded_up(n * length(), column_step(*spec_))};
}

Shape BlockForm::row_of(std::size_t count) const { return {1, rounded_up(count, column_step(*spec_))}; }

std::vector<Shape> BlockForm::edges() const {
  const std::size_t n = length();
  const std::size_t tall = spec_->tile.rows > 1 ? spec_->tile.rows : 4;
  std::vector<Shape> shapes{{1, 0}, {0, 1}, {0, n}, {1, 1}, {3, 1}, {1, 3}, {tall + 1, 1}, {5, 3}};
  constexpr std::size_t kLong = 1024;  // of long blocks not every shape is affordable
  for (const std::size_t columns : {n - 1, n, n + 1, 2 * n, 2 * n + 3}) {
    if (n < kLong || columns % n != 0) shapes.push_back({1, columns});
    if (n < kLong) shapes.push_back({2, columns});
  }
  shapes.push_back({3, n < kLong ? n + 1 : n / 2 + 1});
  shapes.push_back({tall + 2, n / 2 + 1});
  shapes.push_back({3, n / 2});  // rows that are no multiple of a block, but of a vector
  if (spec_->tile.rows > 1) shapes.push_back({tall, n});
  if (column_step(*spec_) > 1) {
    const std::size_t group = column_step(*spec_);
    for (const Shape shape : {Shape{1, group}, Shape{1, 3 * group}, Shape{2, group}, Shape{3, 2 * group}}) {
      shapes.push_back(shape);
    }
  }
  const bool has_mean = spec_->tensor == TensorPart::nested;  // which nothing has none of
  std::erase_if(shapes, [&](Shape shape) { return !can_hold(*spec_, shape) || (has_mean && shape.count() == 0); });
  std::ranges::stable_sort(shapes, {}, &Shape::count);
  const auto repeated = std::ranges::unique(shapes);
  shapes.erase(repeated.begin(), repeated.end());
  return shapes;
}

std::vector<std::size_t> places_of(const BlockSpec& spec, Shape shape, const BlockArea& area) {
  const std::size_t columns = cut_shape(spec, shape).columns;
  std::vector<std::size_t> places;
  places.reserve(area.rows * area.columns);
  for (std::size_t row = area.first_row; row < area.first_row + area.rows; ++row) {
    for (std::size_t column = area.first_column; column < area.first_column + area.columns; ++column) {
      places.push_back(row * columns + column);
    }
  }
  return places;
}

}  // namespace halfulp
