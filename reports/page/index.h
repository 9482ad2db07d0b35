// The first page: what was run, who conforms where, and what went wrong.
#pragma once

#include "site/page.h"

namespace halfulp {

Page index_page(const Source& source);

}  // namespace halfulp
