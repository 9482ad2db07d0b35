// Who an implementation is and how it fared as a whole.
#pragma once

#include "html/writer.h"
#include "site/page.h"

namespace halfulp {

/// Version, homepage, kind, machines: as the runs say that asked it.
void write_identity(HtmlWriter& html, const Source& source, const std::string& name);

/// A row for each run that asked it: cells by outcome, coverage, cases.
void write_totals(HtmlWriter& html, const Source& source, const std::string& name);

}  // namespace halfulp
