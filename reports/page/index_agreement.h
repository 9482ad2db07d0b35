// Who gives the same results as whom, bit for bit.
#pragma once

#include "html/writer.h"
#include "page/index_view.h"

namespace halfulp {

/// A heat map; of many entrants a list of the pairs that agree least. Nothing where no two have a question in common.
void write_agreement(HtmlWriter& html, const IndexView& view);

}  // namespace halfulp
