#include "chart/frame.h"

#include <algorithm>

namespace halfulp {

void write_frame(HtmlWriter& html, const ChartAxis& x, const ChartAxis& y) {
  const double bottom = std::max(y.scale.from, y.scale.to), top = std::min(y.scale.from, y.scale.to);
  const double left = std::min(x.scale.from, x.scale.to), right = std::max(x.scale.from, x.scale.to);
  for (const double tick : ticks_of(y.scale, y.ticks)) {
    const double at = y.scale.at(tick);
    write_line(html, "grid", {left, at}, {right, at});
    write_label(html, "tick", Anchor::end, {left - 6, at + 4}, y.text(tick));
  }
  for (const double tick : ticks_of(x.scale, x.ticks)) {
    const double at = x.scale.at(tick);
    write_line(html, "grid", {at, top}, {at, bottom});
    write_label(html, "tick", Anchor::middle, {at, bottom + 18}, x.text(tick));
  }
  write_label(html, "axis", Anchor::end, {right, bottom + 36}, x.name);
  write_label(html, "axis", Anchor::start, {left - 50, top - 10}, y.name);
}

}  // namespace halfulp
