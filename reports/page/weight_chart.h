// Shares of weights as a histogram, and rows below it on its axis.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "chart/frame.h"

namespace halfulp {

struct WeightChart {
  std::string_view name, description;  ///< For those who do not see it.
  ChartAxis x;                         ///< Its place in the drawing is decided by write_weight_chart.
  std::string unit;                    ///< Of the columns: "weights in a binade, %".
  std::vector<Point> columns;          ///< As columns_of has them.
  std::size_t rows = 0;                ///< Below the histogram.
};

/// The sum of counts from a file, which may be larger than any integer.
double sum_of(std::span<const std::uint64_t> counts);

/// "109 184 weights" of such a sum, or "7.379e19 weights".
std::string weights_text(double sum);

/// Counts beside each other, each `width` wide and the first at `low`, as percent of `total`: steps that begin and end
/// at zero. Requires counts and a total above 0.
std::vector<Point> columns_of(std::span<const std::uint64_t> counts, double low, double width, double total);

/// Draws the histogram; `write_rows` draws the rows from `top` on.
void write_weight_chart(HtmlWriter& html, const WeightChart& chart,
                        const std::function<void(const ChartAxis& x, double top)>& write_rows);

}  // namespace halfulp
