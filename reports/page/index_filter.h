// Choices of what the matrix and the findings show; scripts make them work.
#pragma once

#include "html/writer.h"
#include "page/index_view.h"

namespace halfulp {

void write_filter(HtmlWriter& html, const IndexView& view);

}  // namespace halfulp
