// One block format: how it is stored, what it loses, and what implementations make of it.
#pragma once

#include "site/page.h"

namespace halfulp {

Page block_format_page(const Source& source, const std::string& name);

}  // namespace halfulp
