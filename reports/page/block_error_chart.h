// Errors of a block against its largest value, drawn. Apart from where they are worked out, since axes of charts and
// axes of rules share a name.
#pragma once

#include <vector>

#include "html/writer.h"

namespace halfulp {

/// Errors of a block's other values, in their standard deviation.
struct OutlierError {
  double outlier = 0;         ///< The largest value, in the standard deviation of the others.
  double rms = 0, worst = 0;  ///< Of the other values.
};

/// Drawing and table. Requires at least two, of growing outliers.
void write_error_chart(HtmlWriter& html, const std::vector<OutlierError>& errors);

}  // namespace halfulp
