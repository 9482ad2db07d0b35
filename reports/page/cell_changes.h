// Cells of two runs that do not say the same.
#pragma once

#include "compare/comparison.h"
#include "html/writer.h"

namespace halfulp {

/// A row for every cell with another outcome or other results: those that became worse first, then other outcomes, then
/// other results; with the first differing input where one is known, and the command that runs it again.
void write_cell_changes(HtmlWriter& html, const Comparison& found);

}  // namespace halfulp
