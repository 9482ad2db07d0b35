#include "chart/bars.h"

#include <algorithm>
#include <cstdio>

#include "chart/shapes.h"

namespace halfulp {
namespace {

constexpr double kPlot = 260, kRow = 18, kBar = 11, kTop = 22;

std::string tick_text(double value, int digits) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", digits, value);
  return text;
}

}  // namespace

void write_bars(HtmlWriter& html, const BarChart& chart) {
  const Scale scale{0, chart.top, chart.name_width, chart.name_width + kPlot};
  const double bottom = kTop + kRow * static_cast<double>(chart.bars.size());
  const auto end_of = [&](const ChartBar& bar) {
    return bar.value > 0 ? scale.at(std::min(bar.value, chart.top)) : scale.from;
  };
  write_drawing(html, "plot", scale.to + chart.text_width, bottom + 40, chart.name, chart.description, [&] {
    for (const double tick : ticks_of(scale, 4)) {
      write_line(html, "grid", {scale.at(tick), kTop - 4}, {scale.at(tick), bottom});
      write_label(html, "tick", Anchor::middle, {scale.at(tick), bottom + 15}, tick_text(tick, chart.digits));
    }
    write_label(html, "axis", Anchor::end, {scale.to, bottom + 32}, chart.unit);
    double y = kTop;
    for (const ChartBar& bar : chart.bars) {
      if (bar.value > 0) write_rectangle(html, bar.look, {scale.from, y + 2.5}, end_of(bar) - scale.from, kBar);
      y += kRow;
    }
    for (const Rule& rule : chart.rules) {
      if (!(rule.at >= 0 && rule.at <= chart.top)) continue;
      write_line(html, rule.look, {scale.at(rule.at), kTop - 4}, {scale.at(rule.at), bottom});
      write_label(html, "axis", Anchor::middle, {scale.at(rule.at), kTop - 9}, rule.name);
    }
    y = kTop;
    for (const ChartBar& bar : chart.bars) {
      write_label(html, "label", Anchor::end, {scale.from - 8, y + 12}, bar.name);
      write_label(html, "value", Anchor::start, {end_of(bar) + 8, y + 12}, bar.text);
      y += kRow;
    }
  });
}

}  // namespace halfulp
