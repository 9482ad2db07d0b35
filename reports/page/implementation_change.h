// What has changed since an earlier run.
#pragma once

#include "html/writer.h"
#include "site/page.h"

namespace halfulp {

/// Nothing where there is no baseline.
void write_change(HtmlWriter& html, const Source& source, const std::string& name);

}  // namespace halfulp
