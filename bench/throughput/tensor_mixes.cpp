#include "throughput/tensor_mixes.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "case/element_points.h"
#include "case/random_stream.h"
#include "throughput/fill_codes.h"
#include "throughput/value_table.h"

namespace halfulp::throughput {
namespace {

/// Which block an element belongs to, and its place there.
struct BlockPlace {
  std::size_t block = 0;
  bool is_first = false;
};

BlockPlace place_of(const BlockSpec& spec, Shape shape, std::size_t index) {
  const std::size_t width = spec.tile.columns == 0 ? shape.columns : spec.tile.columns;
  if (spec.rows == Rows::flat) return {index / width, index % width == 0};
  const std::size_t height = spec.tile.rows == 0 ? shape.rows : spec.tile.rows;
  const std::size_t row = index / shape.columns, column = index % shape.columns;
  const std::size_t in_a_row = (shape.columns + width - 1) / width;
  return {row / height * in_a_row + column / width, row % height == 0 && column % width == 0};
}

/// What a block is multiplied by; the first element of a block has the largest magnitude.
double factor_of(BlockPlace place, std::uint64_t seed) {
  constexpr int kTiny = -140, kOutlier = 10;
  const std::uint64_t drawn = random_bits(seed, place.block);
  const auto kind = drawn % 8;
  if (kind == 0) return std::ldexp(1.0, kTiny);
  const int exponent = static_cast<int>(drawn / 8 % 16) - 8;
  return std::ldexp(1.0, exponent + (kind == 1 && place.is_first ? kOutlier : 0));
}

template <class Draw>
void fill_values(const TensorValues& to_fill, Draw draw) {
  const FormatSpec& values = *to_fill.question.values;
  const auto nearest = nearest_codes(values);
  fill_codes(values, to_fill.codes, to_fill.shape.count(), [&](std::size_t i) { return nearest(draw(i)); });
}

}  // namespace

void tensor_normal(const TensorValues& to_fill, std::uint64_t seed) {
  fill_values(to_fill, [&](std::size_t i) { return RandomStream(seed, i).bell(); });
}

void tensor_uniform(const TensorValues& to_fill, std::uint64_t seed) {
  fill_values(to_fill, [&](std::size_t i) { return RandomStream(seed, i).symmetric(); });
}

void tensor_adversarial(const TensorValues& to_fill, std::uint64_t seed) {
  const BlockSpec& spec = *to_fill.question.spec;
  const std::vector<ElementPoint> points = element_points(*spec.element);
  double largest = 0;
  for (const double value : element_values(*spec.element)) largest = std::max(largest, std::fabs(value));
  fill_values(to_fill, [&](std::size_t i) {
    const BlockPlace place = place_of(spec, to_fill.shape, i);
    const double factor = factor_of(place, seed);
    if (place.is_first) return largest * factor;
    const ElementPoint& point = points[random_bits(seed + 1, i) % points.size()];
    const double within = std::clamp(point.at, -largest, largest) * factor;
    if (point.ulps == 0) return within;
    const auto towards = std::copysign(std::numeric_limits<float>::infinity(), static_cast<float>(point.ulps));
    return static_cast<double>(std::nextafter(static_cast<float>(within), towards));
  });
}

}  // namespace halfulp::throughput
