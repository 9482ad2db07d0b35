// Values as strokes along a line.
#pragma once

#include <string>
#include <vector>

#include "chart/frame.h"

namespace halfulp {

/// Values that look alike.
struct Strokes {
  std::string_view look;  ///< CSS class.
  double height = 0;      ///< Of a stroke; below 0: it points down.
  std::vector<double> values;
};

/// Draws a line at `y` with the axis's ticks and name below it, and a stroke for every value. Strokes closer than a
/// tenth of a unit are drawn once.
void write_number_line(HtmlWriter& html, const ChartAxis& axis, double y, const std::vector<Strokes>& kinds);

}  // namespace halfulp
