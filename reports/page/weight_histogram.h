// How the weights of an experiment are spread, and what formats have there.
#pragma once

#include <string_view>

#include "site/links.h"
#include "view/accuracies.h"

namespace halfulp {

/// A section with its heading, whose id begins with `id`: drawings of all weights, and folded those of every matrix, as
/// long as the page stays below `budget` bytes. Nothing where the file has no weights. Of the networks, the first.
void write_weight_histograms(HtmlWriter& html, const Links& links, const Experiment& experiment, std::string_view id,
                             std::size_t budget);

}  // namespace halfulp
