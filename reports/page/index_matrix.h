// Implementations by formats: how each fared with each.
#pragma once

#include <cstddef>

#include "html/writer.h"
#include "page/index_view.h"

namespace halfulp {

/// Element formats, block formats, and folded those of IEEE P3109. Rows beyond `budget` bytes of the writer are left
/// out; returns how many.
std::size_t write_matrices(HtmlWriter& html, const IndexView& view, std::size_t budget);

}  // namespace halfulp
