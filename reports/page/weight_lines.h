// A histogram of weights over the values that formats have there.
#pragma once

#include <span>
#include <string_view>

#include "chart/axis_rows.h"
#include "html/writer.h"
#include "result/picture.h"

namespace halfulp {

/// What stands beside the drawing.
struct WeightLinesText {
  std::string_view name;  ///< Of the drawing.
  std::string_view axis;  ///< What the numbers are: "weight".
};

/// Draws the counts of `weights` and below them the rows, on one linear axis; a sentence instead where the counts are
/// none, too many or between bounds that make no axis.
void write_weight_lines(HtmlWriter& html, const WeightLinesText& text, const WeightsRecord& weights,
                        std::span<const ValueRow> rows);

}  // namespace halfulp
