// Rows below a drawing, on its axis: values as strokes, ranges as bars.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "chart/frame.h"

namespace halfulp {

/// Values that stand in one row.
struct ValueRow {
  std::string name;  ///< Before the row.
  std::vector<double> values;
};

/// A part of the axis, in its numbers.
struct AxisSpan {
  double from = 0, to = 0;
  std::string look;  ///< CSS class.
  std::string text;  ///< In its middle, where there is room.
};

struct SpanRow {
  std::string name;
  std::vector<AxisSpan> spans;
};

/// How high so many rows are.
double height_of_rows(std::size_t count);

/// Draws a line for every row, from `top` on, with a stroke for every value on the axis. Where strokes would touch
/// there is a bar.
void write_value_rows(HtmlWriter& html, const ChartAxis& x, double top, std::span<const ValueRow> rows);

/// Draws the spans of every row, from `top` on, cut off where the axis ends.
void write_span_rows(HtmlWriter& html, const ChartAxis& x, double top, std::span<const SpanRow> rows);

}  // namespace halfulp
