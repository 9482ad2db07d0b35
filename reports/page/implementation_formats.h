// An implementation by format: all of them in a table, and what went wrong in each.
#pragma once

#include <vector>

#include "html/writer.h"
#include "page/findings.h"
#include "site/page.h"

namespace halfulp {

/// In order of appearance.
std::vector<FormatCells> by_format(const std::vector<Found>& cells);

/// Causes over all formats, each once.
void write_causes(HtmlWriter& html, const Source& source, const std::vector<Found>& cells);

/// A section for every format with cells that deviate or errored, as far as the page has room.
void write_all_findings(HtmlWriter& html, const Source& source, const ImplementationRecord& implementation,
                        std::vector<FormatCells>& formats);

/// A row for every format; the row has the format's id where there is no section with it.
void write_formats(HtmlWriter& html, const Source& source, const std::string& name,
                   const std::vector<FormatCells>& formats);

/// Cells that were skipped, by reason.
void write_skipped(HtmlWriter& html, const std::vector<Found>& cells);

}  // namespace halfulp
