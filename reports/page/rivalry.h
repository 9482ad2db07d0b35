// Implementations beside each other: whose results are equal, and who is faster.
#pragma once

#include "site/links.h"
#include "view/rivals.h"

namespace halfulp {

/// A table of pairs; what the most different of them disagree about and how fast they are, as long as the page stays
/// below `budget` bytes; and the questions with most distinct results.
void write_rivalry(HtmlWriter& html, const Links& links, const Standings& standings, std::size_t budget);

}  // namespace halfulp
