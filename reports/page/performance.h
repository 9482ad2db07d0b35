// How fast implementations are, machine by machine.
#pragma once

#include "site/page.h"

namespace halfulp {

Page performance_page(const Source& source);

}  // namespace halfulp
