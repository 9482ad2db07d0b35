// Choices of what the matrix and the findings show; scripts make them work.
#pragma once

#include <cstddef>

#include "html/writer.h"
#include "page/index_view.h"

namespace halfulp {

/// What a page that would grow too large leaves out, so that filters do not see it.
struct LeftOut {
  std::size_t rows = 0, findings = 0;
};

void write_filter(HtmlWriter& html, const IndexView& view, const LeftOut& left_out);

}  // namespace halfulp
