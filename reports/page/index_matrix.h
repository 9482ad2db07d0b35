// Implementations by formats: how each fared with each.
#pragma once

#include "html/writer.h"
#include "page/index_view.h"

namespace halfulp {

/// Element formats, block formats, and folded those of IEEE P3109.
void write_matrices(HtmlWriter& html, const IndexView& view);

}  // namespace halfulp
