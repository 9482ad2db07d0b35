#include "chart/number_line.h"

#include <algorithm>

namespace halfulp {
namespace {

/// One path for all strokes: hundreds of elements would say no more.
void write_strokes(HtmlWriter& html, const ChartAxis& axis, double y, const Strokes& strokes) {
  std::vector<double> values = strokes.values;
  std::ranges::sort(values);
  std::string steps;
  double last = -1e9;
  for (const double value : values) {
    const double x = axis.scale.at(value);
    if (std::abs(x - last) < 0.1) continue;
    last = x;
    steps.append("M")
        .append(coordinate(x))
        .append(" ")
        .append(coordinate(y))
        .append("v")
        .append(coordinate(-strokes.height));
  }
  if (!steps.empty()) html.element("path", {{"class", std::string(strokes.look)}, {"d", steps}}, "");
}

}  // namespace

void write_number_line(HtmlWriter& html, const ChartAxis& axis, double y, const std::vector<Strokes>& kinds) {
  double depth = 0;  // of strokes that point down: the numbers stand below them
  for (const Strokes& strokes : kinds) {
    if (!strokes.values.empty()) depth = std::max(depth, -strokes.height);
    write_strokes(html, axis, y, strokes);
  }
  write_line(html, "line", {axis.scale.from, y}, {axis.scale.to, y});
  for (const double tick : ticks_of(axis.scale, axis.ticks)) {
    const double at = axis.scale.at(tick);
    write_line(html, "line", {at, y + depth}, {at, y + depth + 5});
    write_label(html, "tick", Anchor::middle, {at, y + depth + 19}, axis.text(tick));
  }
  write_label(html, "axis", Anchor::end, {axis.scale.to, y + depth + 36}, axis.name);
}

}  // namespace halfulp
