#include "chart/histogram.h"

#include <algorithm>
#include <cmath>

#include "chart/shapes.h"

namespace halfulp {
namespace {

constexpr double kColumn = 13, kGap = 3, kHeight = 56, kTop = 2, kLabel = 13;

}  // namespace

void write_histogram(HtmlWriter& html, std::string_view name, std::string_view description,
                     const std::vector<HistogramColumn>& columns) {
  const double width = (kColumn + kGap) * static_cast<double>(columns.size()) + kGap, bottom = kTop + kHeight;
  const auto top_of = [&](double height) { return bottom - kHeight * std::clamp(height, 0.0, 1.0); };
  write_drawing(html, "columns", width, bottom + kLabel + 1, name, description, [&] {
    double x = kGap;
    for (const HistogramColumn& column : columns) {
      if (std::isfinite(column.height) && column.height > 0) {
        const double top = top_of(column.height);
        write_rectangle(html, column.look, {x, top}, kColumn, bottom - top, column.title);
      }
      if (std::isfinite(column.mark)) {
        write_line(html, "mark", {x - 1, top_of(column.mark)}, {x + kColumn + 1, top_of(column.mark)});
      }
      write_label(html, column.look, Anchor::middle, {x + kColumn / 2, bottom + kLabel - 1}, column.label);
      x += kColumn + kGap;
    }
    write_line(html, "ground", {0, bottom}, {width, bottom});
  });
}

}  // namespace halfulp
