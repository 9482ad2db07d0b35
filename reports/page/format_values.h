// The values of a format: every code of a narrow one, and where values lie.
#pragma once

#include <string_view>

#include "format/format_spec.h"
#include "html/writer.h"

namespace halfulp {

/// All codes in a table, and exactly in a list. Requires k at most 8.
void write_format_codes(HtmlWriter& html, const FormatSpec& format);

/// Number lines, linear and logarithmic: strokes for values of a narrow format, else how many there are in a binade.
void write_format_lines(HtmlWriter& html, const FormatSpec& format);

}  // namespace halfulp
