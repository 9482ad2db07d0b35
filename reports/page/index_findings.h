// What went wrong, a line for every implementation, format and operation.
#pragma once

#include "html/writer.h"
#include "page/index_view.h"

namespace halfulp {

void write_findings_list(HtmlWriter& html, const IndexView& view);

}  // namespace halfulp
