// What the other values of a block are, given its largest magnitude: a row each. They mix.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "case/element_points.h"
#include "case/random_stream.h"
#include "property/sample.h"

namespace halfulp::property {

/// A block that is being filled: its largest magnitude, and what a scaled element e stands for: e * slope + offset.
struct FillScene {
  const FormatSpec* values = nullptr;
  const std::vector<ElementPoint>* points = nullptr;
  Code absmax = 0;
  double slope = 0, offset = 0;
};

/// The scene of a block of this largest magnitude, in a tensor of that one.
FillScene fill_scene(const Scheme& scheme, const FormatSpec& values, Code absmax, Code tensor_absmax);

/// One way to draw a value of at most the largest magnitude, which is not zero.
struct FillerRow {
  std::string_view name;
  Code (*draw)(const FillScene&, RandomStream&);
};
std::span<const FillerRow> filler_rows();

/// Puts special values into a block.
struct SprinkleRow {
  std::string_view name;
  bool is_finite;
  void (*change)(Tensor&, const std::vector<std::size_t>& places, RandomStream&);
};
std::span<const SprinkleRow> sprinkle_rows();

/// Draws all values of a block: the largest magnitude at some place, maybe with both signs, and what fills the rest.
void fill_block(const FillScene& scene, Tensor& values, const std::vector<std::size_t>& places, RandomStream& random);

}  // namespace halfulp::property
