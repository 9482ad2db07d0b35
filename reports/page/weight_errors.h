// What formats do to the weights of networks: errors, and how many are clipped or become zero.
#pragma once

#include "site/links.h"
#include "view/accuracies.h"

namespace halfulp {

/// A figure of one record for every format; nothing where fewer than two have errors.
void write_drawn_errors(HtmlWriter& html, const AccuracyRecords& records);

/// A folded table of all, as long as the page stays below `budget` bytes.
void write_error_table(HtmlWriter& html, const Links& links, const AccuracyRecords& records, std::size_t budget);

}  // namespace halfulp
