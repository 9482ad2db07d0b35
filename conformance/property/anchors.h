// The largest magnitudes that blocks of samples have: a row each.
#pragma once

#include <span>
#include <string_view>

#include "case/random_stream.h"
#include "property/domain.h"
#include "property/scheme.h"

namespace halfulp::property {

/// What a magnitude is drawn for.
struct AnchorScene {
  Scheme scheme;
  const FormatSpec* values = nullptr;
  Range range;
};

/// One way to draw a positive magnitude. It may lie outside of the range.
struct AnchorRow {
  std::string_view name;
  Code (*draw)(const AnchorScene&, RandomStream&);
};
std::span<const AnchorRow> anchor_rows();

/// Draws a magnitude within the range; one of eight is zero.
Code draw_anchor(const AnchorScene& scene, RandomStream& random);

}  // namespace halfulp::property
