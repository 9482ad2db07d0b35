// Errors of a block against its largest value, drawn. Apart from where they are worked out, since axes of charts and
// axes of rules share a name.
#pragma once

#include <string>
#include <vector>

#include "html/writer.h"

namespace halfulp {

/// Errors of a block's other values, in their standard deviation.
struct OutlierError {
  double outlier = 0;         ///< The largest value, in the standard deviation of the others.
  double rms = 0, worst = 0;  ///< Of the other values.

  bool operator==(const OutlierError&) const = default;
};

/// Drawing and table, of the variants that are called so. Requires at least two errors, of growing outliers.
void write_error_chart(HtmlWriter& html, const std::string& variants, const std::vector<OutlierError>& errors);

}  // namespace halfulp
