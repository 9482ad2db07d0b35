#include "page/weight_chart.h"

#include <algorithm>
#include <numeric>
#include <string>

#include "chart/axis_rows.h"
#include "chart/curve.h"
#include "html/parts.h"
#include "page/format_number.h"
#include "view/words.h"

namespace halfulp {
namespace {

constexpr double kLeft = 150, kRight = 860, kTop = 26, kBottom = 170, kRowsTop = 214;

}  // namespace

double sum_of(std::span<const std::uint64_t> counts) { return std::accumulate(counts.begin(), counts.end(), 0.0); }

std::string weights_text(double sum) {
  constexpr double kLargest = 1e15;  // an integer of fewer digits is exact
  return sum < kLargest ? counted(static_cast<std::uint64_t>(sum), "weight") : short_text(sum) + " weights";
}

std::vector<Point> columns_of(std::span<const std::uint64_t> counts, double low, double width, double total) {
  std::vector<Point> points;
  for (const std::uint64_t count : counts) {
    points.push_back({low + width * static_cast<double>(points.size()), 100 * static_cast<double>(count) / total});
  }
  const double high = low + width * static_cast<double>(counts.size());
  std::vector<Point> steps = steps_of(points, high);
  steps.insert(steps.begin(), {low, 0});
  steps.push_back({high, 0});
  return steps;
}

void write_weight_chart(HtmlWriter& html, const WeightChart& chart,
                        const std::function<void(const ChartAxis& x, double top)>& write_rows) {
  ChartAxis x = chart.x;
  x.scale.from = kLeft;
  x.scale.to = kRight;
  const double most = std::ranges::max(chart.columns, {}, &Point::y).y;
  const ChartAxis y{.scale = {.least = 0, .most = 1.05 * most, .from = kBottom, .to = kTop},
                    .name = chart.unit,
                    .text = exact,
                    .ticks = 4};
  write_scroll(html, "Weights on the number line", [&] {
    write_drawing(html, "chart weights", kRight + 20, kRowsTop + height_of_rows(chart.rows) + 4, chart.name,
                  chart.description, [&] {
                    write_frame(html, x, y);
                    write_curve(html, "area", x.scale, y.scale, chart.columns);
                    write_rows(x, kRowsTop);
                  });
  });
}

}  // namespace halfulp
