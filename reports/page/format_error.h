// What rounding to nearest loses, by magnitude.
#pragma once

#include "format/format_spec.h"
#include "html/writer.h"

namespace halfulp {

/// Relative error against magnitude, both logarithmic: every value of a narrow format, else the worst of each binade.
void write_format_error(HtmlWriter& html, const FormatSpec& format);

}  // namespace halfulp
