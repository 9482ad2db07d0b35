// One element format: what it is, drawn, and what implementations make of it.
#pragma once

#include "site/page.h"

namespace halfulp {

Page format_page(const Source& source, const std::string& name);

}  // namespace halfulp
