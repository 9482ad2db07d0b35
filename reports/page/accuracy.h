// How accurate the networks of one experiment stay in narrow formats.
#pragma once

#include <string_view>

#include "site/links.h"
#include "view/accuracies.h"

namespace halfulp {

/// Published numbers, then for everything that was rounded drawings and tables, then the weights, the digits that
/// changed their answer, and the training. Ids of parts begin with `id`. Drawings and rows are left out of what comes
/// after `budget` bytes.
void write_experiment(HtmlWriter& html, const Links& links, const Experiment& experiment, std::string_view id,
                      std::size_t budget);

}  // namespace halfulp
