// Runs beside each other.
#pragma once

#include "site/page.h"

namespace halfulp {

Page compare_page(const Source& source);

}  // namespace halfulp
