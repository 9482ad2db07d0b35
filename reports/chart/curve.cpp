#include "chart/curve.h"

#include <algorithm>
#include <cmath>

namespace halfulp {
namespace {

/// Leaves out points in the middle of a level stretch.
std::vector<Point> without_level(const std::vector<Point>& points) {
  std::vector<Point> kept;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool is_inner = i > 0 && i + 1 < points.size();
    const std::string here = coordinate(points[i].y);
    if (is_inner && coordinate(points[i - 1].y) == here && coordinate(points[i + 1].y) == here) continue;
    kept.push_back(points[i]);
  }
  return kept;
}

}  // namespace

void write_curve(HtmlWriter& html, std::string_view look, const Scale& x, const Scale& y,
                 const std::vector<Point>& points) {
  std::vector<Point> run;
  const auto finish = [&] {
    if (run.size() > 1) write_path(html, look, without_level(run));
    run.clear();
  };
  for (const Point& point : points) {
    if (!std::isfinite(point.x) || !std::isfinite(point.y)) {
      finish();
      continue;
    }
    run.push_back({x.at(point.x), y.at(std::clamp(point.y, y.least, y.most))});
  }
  finish();
}

std::vector<Point> steps_of(const std::vector<Point>& points, double end) {
  std::vector<Point> steps;
  for (std::size_t i = 0; i < points.size(); ++i) {
    steps.push_back(points[i]);
    steps.push_back({i + 1 < points.size() ? points[i + 1].x : end, points[i].y});
  }
  return steps;
}

}  // namespace halfulp
