// Every implementation in one line.
#pragma once

#include "html/writer.h"
#include "page/index_view.h"

namespace halfulp {

void write_implementations(HtmlWriter& html, const IndexView& view);

}  // namespace halfulp
