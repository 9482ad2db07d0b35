// The levels of a codebook, with the thresholds between them.
#pragma once

#include <string_view>

#include "format/format_spec.h"
#include "html/writer.h"

namespace halfulp {

/// A code or value that can be typed, and which values become which level. Requires a codebook.
void write_codebook_levels(HtmlWriter& html, const FormatSpec& format, std::string_view slug);

}  // namespace halfulp
