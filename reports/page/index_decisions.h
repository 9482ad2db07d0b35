// What implementations decided where standards leave a choice.
#pragma once

#include "html/writer.h"
#include "page/index_view.h"

namespace halfulp {

void write_decisions(HtmlWriter& html, const IndexView& view);

}  // namespace halfulp
