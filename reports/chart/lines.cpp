#include "chart/lines.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace halfulp {
namespace {

bool has_place(const ChartAxis& x, const ChartAxis& y, Point point) {
  const auto is_within = [](const Scale& scale, double value) {
    return std::isfinite(value) && value >= scale.least && value <= scale.most;
  };
  return is_within(x.scale, point.x) && is_within(y.scale, point.y);
}

}  // namespace

std::vector<double> pushed_apart(std::vector<double> heights, double distance, double top, double bottom) {
  std::vector<std::size_t> order(heights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t index) { return heights[index]; });
  double least = top;
  for (const std::size_t index : order) {
    heights[index] = std::max(heights[index], least);
    least = heights[index] + distance;
  }
  double most = bottom;
  for (auto index = order.rbegin(); index != order.rend(); ++index) {
    heights[*index] = std::min(heights[*index], most);
    most = heights[*index] - distance;
  }
  return heights;
}

void write_lines(HtmlWriter& html, const ChartAxis& x, const ChartAxis& y, std::span<const Series> series) {
  write_frame(html, x, y);
  std::vector<double> ends;
  std::vector<const Series*> named;
  for (const Series& one : series) {
    std::vector<Point> places;
    for (const Point& point : one.points) {
      if (has_place(x, y, point)) places.push_back({x.scale.at(point.x), y.scale.at(point.y)});
    }
    if (places.empty()) continue;
    if (places.size() > 1) write_path(html, "line " + one.look, places);
    for (const Point& place : places) write_circle(html, "mark " + one.look, place, 3, one.mark_title);
    ends.push_back(places.back().y);
    named.push_back(&one);
  }
  const double top = std::min(y.scale.from, y.scale.to), bottom = std::max(y.scale.from, y.scale.to);
  const std::vector<double> heights = pushed_apart(ends, 13, top, bottom);
  const double right = std::max(x.scale.from, x.scale.to);
  for (std::size_t i = 0; i < named.size(); ++i) {
    write_label(html, "name " + named[i]->look, Anchor::start, {right + 8, heights[i] + 4}, named[i]->name);
  }
}

}  // namespace halfulp
