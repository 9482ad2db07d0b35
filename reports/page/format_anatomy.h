// A code taken apart: an example, and with scripts any code or value that is typed.
#pragma once

#include <string_view>

#include "format/format_spec.h"
#include "html/writer.h"

namespace halfulp {

/// Drawing, fields and neighbours of one code. Requires a binary format. `slug` is the page's.
void write_format_anatomy(HtmlWriter& html, const FormatSpec& format, std::string_view slug);

}  // namespace halfulp
