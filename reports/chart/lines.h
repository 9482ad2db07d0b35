// Numbers over another number, one line for each series.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "chart/frame.h"

namespace halfulp {

struct Series {
  std::string name;           ///< Stands at the end of the line.
  std::string look;           ///< CSS classes of line, marks and name.
  std::vector<Point> points;  ///< In the numbers of the axes, from left to right.
  std::string mark_title = {};
};

/// Frame, lines, a mark at every point, and names on the right of the frame, pushed apart where they would overlap.
/// Points that are not finite, or outside of the axes, are left out.
void write_lines(HtmlWriter& html, const ChartAxis& x, const ChartAxis& y, std::span<const Series> series);

/// Where names that want to stand at these heights stand, so that no two are nearer than `distance`, in the same order.
std::vector<double> pushed_apart(std::vector<double> heights, double distance, double top, double bottom);

}  // namespace halfulp
