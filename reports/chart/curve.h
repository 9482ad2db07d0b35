// Curves within a frame: cut off at its edges, without points that say nothing.
#pragma once

#include <vector>

#include "chart/scale.h"
#include "chart/shapes.h"

namespace halfulp {

/// Joins points, given in the units of the scales. What is not finite breaks the curve, what is beyond y's range is
/// drawn at its edge; of points on one level only the ends are kept.
void write_curve(HtmlWriter& html, std::string_view look, const Scale& x, const Scale& y,
                 const std::vector<Point>& points);

/// The points of a function that keeps each value until the next place; the last one until `end`.
std::vector<Point> steps_of(const std::vector<Point>& points, double end);

}  // namespace halfulp
