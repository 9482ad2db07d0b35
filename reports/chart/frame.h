// Two axes with ticks, grid and names, into which marks are drawn.
#pragma once

#include <functional>
#include <string>

#include "chart/scale.h"
#include "chart/shapes.h"

namespace halfulp {

/// One axis: its numbers, what stands below or beside it, and how a tick is written.
struct ChartAxis {
  Scale scale;
  std::string name;  ///< With its unit: "bits per weight".
  std::function<std::string(double)> text;
  int ticks = 6;
};

/// The short name, which cannot stand beside the axes of block/rules.h.

/// Draws grid, ticks and names. x runs to the right, y upwards: the scales say where.
void write_frame(HtmlWriter& html, const ChartAxis& x, const ChartAxis& y);

}  // namespace halfulp
