#include "page/weight_lines.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "page/format_number.h"
#include "page/weight_chart.h"
#include "view/words.h"

namespace halfulp {
namespace {

constexpr std::size_t kMostBins = 1024;

/// Whether the bounds are far enough apart, and near enough to zero, that ticks and bins have numbers of their own.
bool has_axis(double low, double high) {
  const double width = high - low;
  return std::isfinite(width) && width > 1e-30 && width < 1e30 &&
         width > 1e-6 * std::max(std::fabs(low), std::fabs(high));
}

}  // namespace

void write_weight_lines(HtmlWriter& html, const WeightLinesText& text, const WeightsRecord& weights,
                        std::span<const ValueRow> rows) {
  const double total = sum_of(weights.counts);
  if (!(total > 0) || weights.counts.size() > kMostBins || !has_axis(weights.low, weights.high)) {
    html.element("p", {{"class", "note"}},
                 "No drawing: " + weights_text(total) + " in " + counted(weights.counts.size(), "part") + " from " +
                     short_text(weights.low) + " to " + short_text(weights.high) + ".");
    return;
  }
  const double width = (weights.high - weights.low) / static_cast<double>(weights.counts.size());
  write_weight_chart(html,
                     {.name = text.name,
                      .description = "Below, on the same axis: values that formats have",
                      .x = {.scale = {.least = weights.low, .most = weights.high},
                            .name = std::string(text.axis),
                            .text = short_text,
                            .ticks = 9},
                      .unit = "weights in each of " + std::to_string(weights.counts.size()) + " parts, %",
                      .columns = columns_of(weights.counts, weights.low, width, total),
                      .rows = rows.size()},
                     [&](const ChartAxis& x, double top) { write_value_rows(html, x, top, rows); });
}

}  // namespace halfulp
