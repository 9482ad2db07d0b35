// Accuracies of one mode as a table.
#pragma once

#include "site/links.h"
#include "view/accuracies.h"

namespace halfulp {

/// A row for every record, as long as the page stays below `budget` bytes; how many more there are is said.
void write_accuracies(HtmlWriter& html, const Links& links, const AccuracyRecords& records,
                      const AccuracyRecord* baseline, std::size_t budget);

/// The head of a row: the format, linked to its page, variant and rounding.
void write_treated(HtmlWriter& html, const Links& links, const AccuracyRecord& record);

}  // namespace halfulp
