// What defines a format, and its special codes.
#pragma once

#include <string>

#include "format/format_spec.h"
#include "html/writer.h"

namespace halfulp {

/// One sentence about a format: its bits, its reach, its specials.
std::string summary_of(const FormatSpec& format);

/// Parameters with the clause that states them, then the codes worth knowing with their values.
void write_format_parameters(HtmlWriter& html, const FormatSpec& format);

}  // namespace halfulp
