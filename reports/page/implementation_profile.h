// What an implementation declares, and what its results say to that.
#pragma once

#include "html/writer.h"
#include "site/page.h"

namespace halfulp {

/// A table of decisions with what was declared and which causes contradict it, and one of the profiles and variants.
void write_profile(HtmlWriter& html, const Source& source, const std::string& name);

}  // namespace halfulp
