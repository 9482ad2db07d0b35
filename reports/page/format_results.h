// What implementations make of one format, element or block: verdicts, speeds, accuracy of networks.
#pragma once

#include <string>

#include "site/page.h"

namespace halfulp {

/// One row for an implementation.
void write_format_results(HtmlWriter& html, const Source& source, const std::string& name);

/// A row for every operation and variant of a block format, a column for every implementation.
void write_variant_results(HtmlWriter& html, const Source& source, const std::string& name);

/// Medians, the fastest of a question first; nothing if there are none.
void write_format_speeds(HtmlWriter& html, const Source& source, const std::string& name);

/// Networks whose weights had this format; nothing if there are none.
void write_format_accuracies(HtmlWriter& html, const Source& source, const std::string& name);

}  // namespace halfulp
