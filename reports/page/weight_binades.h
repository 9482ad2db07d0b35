// Magnitudes of weights by powers of two, over the ranges of formats.
#pragma once

#include <vector>

#include "format/format_spec.h"
#include "html/writer.h"
#include "result/picture.h"
#include "site/links.h"

namespace halfulp {

/// Draws the share of the weights in every binade over what each format covers, and writes a table of how many weights
/// lie outside; a sentence instead of the drawing where binades are none or too many. Requires binary formats.
void write_weight_binades(HtmlWriter& html, const Links& links, const WeightsRecord& weights,
                          const std::vector<const FormatSpec*>& formats);

}  // namespace halfulp
