// Questions that several implementations answer.
#pragma once

#include <vector>

#include "site/links.h"
#include "view/rivals.h"

namespace halfulp {

/// A table under a heading: how many answer, how many distinct results there are, who deviates and who is fastest.
/// Nothing without any.
void write_contests(HtmlWriter& html, const Links& links, const std::vector<Contest>& contests);

}  // namespace halfulp
