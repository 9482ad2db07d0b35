// What went wrong, a line for every implementation, format and operation.
#pragma once

#include <cstddef>

#include "html/writer.h"
#include "page/index_view.h"

namespace halfulp {

/// Lines after `budget` bytes of the writer are left out; returns how many.
std::size_t write_findings_list(HtmlWriter& html, const IndexView& view, std::size_t budget);

}  // namespace halfulp
