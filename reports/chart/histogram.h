// A few columns beside each other, small enough that many such drawings stand side by side.
#pragma once

#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "html/writer.h"

namespace halfulp {

struct HistogramColumn {
  double height = 0;  ///< Share of the drawing's height, cut to [0, 1]; not finite: no column.
  std::string label;  ///< Below the column.
  std::string look;   ///< CSS class.
  std::string title;
  double mark = std::numeric_limits<double>::quiet_NaN();  ///< A height to compare with, drawn as a line.
};

/// Requires a name; `description` may be empty.
void write_histogram(HtmlWriter& html, std::string_view name, std::string_view description,
                     const std::vector<HistogramColumn>& columns);

}  // namespace halfulp
