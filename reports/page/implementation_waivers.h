// Which deviations of an implementation are accepted, and why.
#pragma once

#include <vector>

#include "html/writer.h"
#include "site/page.h"

namespace halfulp {

/// A table with a row for every cause and reason. Nothing where nothing is accepted.
void write_waivers(HtmlWriter& html, const Source& source, const std::vector<Found>& cells);

}  // namespace halfulp
