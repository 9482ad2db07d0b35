// Numbers as bars below each other, with their names before and their figures behind them.
#pragma once

#include <string>
#include <vector>

#include "chart/scale.h"
#include "html/writer.h"

namespace halfulp {

struct ChartBar {
  std::string name;
  double value = 0;
  std::string look;  ///< CSS class of the bar: "right", "wrong", "plain".
  std::string text;  ///< Stands behind the bar.
};

/// A line across all bars.
struct Rule {
  double at = 0;
  std::string look, name;  ///< The name stands above the line.
};

struct BarChart {
  std::string name, description;  ///< For those who do not see it.
  std::string unit;               ///< Stands below the axis.
  double top = 0;                 ///< The axis reaches from 0 to here; above 0.
  std::vector<ChartBar> bars;     ///< Values that are no positive numbers have no bar; those above the top end there.
  std::vector<Rule> rules;
  double name_width = 170, text_width = 150;  ///< Room before and behind the bars.
  int digits = 0;                             ///< Of the ticks, behind the point.
};

void write_bars(HtmlWriter& html, const BarChart& chart);

}  // namespace halfulp
