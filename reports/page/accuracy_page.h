// How accurate networks stay in narrow formats.
#pragma once

#include "site/page.h"

namespace halfulp {

Page accuracy_page(const Source& source);

}  // namespace halfulp
