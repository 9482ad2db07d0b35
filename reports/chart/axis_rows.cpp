#include "chart/axis_rows.h"

#include <algorithm>

namespace halfulp {
namespace {

constexpr double kRow = 22, kHeight = 12, kLetter = 6.5;

/// Strokes this near to each other touch.
constexpr double kTouch = 1.6;

double base_of(double top, std::size_t row) { return top + kRow * static_cast<double>(row) + kRow - 4; }

void write_grid(HtmlWriter& html, const ChartAxis& x, double top, std::size_t rows) {
  for (const double tick : ticks_of(x.scale, x.ticks)) {
    const double at = x.scale.at(tick);
    write_line(html, "grid", {at, top}, {at, top + height_of_rows(rows)});
  }
}

void write_name(HtmlWriter& html, const ChartAxis& x, double base, const std::string& name) {
  write_label(html, "row", Anchor::end, {x.scale.from - 10, base - 2}, name);
}

/// Where the values lie in the drawing, from left to right, as groups whose strokes touch.
std::vector<std::vector<double>> groups_of(const Scale& scale, const std::vector<double>& values) {
  std::vector<double> places;
  for (const double value : values) {
    if (value >= scale.least && value <= scale.most) places.push_back(scale.at(value));
  }
  std::ranges::sort(places);
  std::vector<std::vector<double>> groups;
  for (const double place : places) {
    if (groups.empty() || place - groups.back().back() >= kTouch) groups.emplace_back();
    if (groups.back().empty() || place > groups.back().back()) groups.back().push_back(place);
  }
  return groups;
}

void write_values(HtmlWriter& html, const Scale& scale, double base, const std::vector<double>& values) {
  std::string strokes;
  for (const std::vector<double>& group : groups_of(scale, values)) {
    if (group.size() > 1) {
      write_rectangle(html, "dense", {group.front() - 0.5, base - kHeight}, group.back() - group.front() + 1, kHeight);
      continue;
    }
    strokes.append("M").append(coordinate(group.front())).append(" ").append(coordinate(base));
    strokes.append("v").append(coordinate(-kHeight));
  }
  if (!strokes.empty()) html.element("path", {{"class", "stroke"}, {"d", strokes}}, "");
}

void write_span(HtmlWriter& html, const Scale& scale, double base, const AxisSpan& span) {
  const double from = std::max(span.from, scale.least), to = std::min(span.to, scale.most);
  if (!(from < to)) return;
  const double left = scale.at(from), width = scale.at(to) - left;
  write_rectangle(html, span.look, {left, base - kHeight}, width, kHeight);
  if (span.text.empty() || kLetter * static_cast<double>(span.text.size()) > width) return;
  write_label(html, span.look, Anchor::middle, {left + width / 2, base - 2.5}, span.text);
}

}  // namespace

double height_of_rows(std::size_t count) { return kRow * static_cast<double>(count); }

void write_value_rows(HtmlWriter& html, const ChartAxis& x, double top, std::span<const ValueRow> rows) {
  write_grid(html, x, top, rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double base = base_of(top, i);
    write_name(html, x, base, rows[i].name);
    write_values(html, x.scale, base, rows[i].values);
    write_line(html, "line", {x.scale.from, base}, {x.scale.to, base});
  }
}

void write_span_rows(HtmlWriter& html, const ChartAxis& x, double top, std::span<const SpanRow> rows) {
  write_grid(html, x, top, rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double base = base_of(top, i);
    write_name(html, x, base, rows[i].name);
    for (const AxisSpan& span : rows[i].spans) write_span(html, x.scale, base, span);
  }
}

}  // namespace halfulp
