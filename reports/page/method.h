// What is asked, how it is answered, and what every cause means.
#pragma once

#include "site/page.h"

namespace halfulp {

Page method_page(const Source& source);

}  // namespace halfulp
