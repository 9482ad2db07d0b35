// How fast an implementation is, in one table.
#pragma once

#include "html/writer.h"
#include "site/page.h"

namespace halfulp {

/// Nothing where nothing was timed. The performance page has the others beside it.
void write_speeds(HtmlWriter& html, const Source& source, const std::string& name);

}  // namespace halfulp
