// Who does not conform, and why: what a maintainer looks for first.
#pragma once

#include "html/writer.h"
#include "page/index_view.h"

namespace halfulp {

/// A row for every implementation on a machine with cells that deviate or errored, those with most such cells first,
/// with its causes in words; a sentence where there is none.
void write_failing(HtmlWriter& html, const IndexView& view);

}  // namespace halfulp
