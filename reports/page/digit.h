// What networks in narrow formats take one digit for.
#pragma once

#include "site/links.h"
#include "view/accuracies.h"

namespace halfulp {

/// Ten columns for one record of every format, beside the baseline, which may be null; and a folded table of all, as
/// long as the page stays below `budget` bytes. Of the networks, that of the first seed.
void write_digits(HtmlWriter& html, const Links& links, const AccuracyRecords& records, const AccuracyRecord* baseline,
                  std::size_t budget);

}  // namespace halfulp
