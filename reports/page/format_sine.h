// One period of a sine, value by value through the format.
#pragma once

#include "format/format_spec.h"
#include "html/writer.h"

namespace halfulp {

/// The exact curve, what the format makes of it, and the difference on a scale of its own.
void write_format_sine(HtmlWriter& html, const FormatSpec& format);

}  // namespace halfulp
