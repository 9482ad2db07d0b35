// One implementation: what it is, what it does wrong and how fast it is.
#pragma once

#include "site/page.h"

namespace halfulp {

Page implementation_page(const Source& source, const std::string& name);

}  // namespace halfulp
