// What was run: the sum of all files, what is missing from them, and each of them.
#pragma once

#include "html/writer.h"
#include "page/index_view.h"

namespace halfulp {

/// The sum in a few numbers, who fails and why, and a warning for everything that is incomplete.
void write_banner(HtmlWriter& html, const IndexView& view);

/// A table of all files, and what could not be tested.
void write_runs(HtmlWriter& html, const IndexView& view);

}  // namespace halfulp
