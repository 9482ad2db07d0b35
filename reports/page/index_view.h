// What the parts of the first page are written from.
#pragma once

#include "site/page.h"
#include "view/agreement.h"
#include "view/entrants.h"
#include "view/grid.h"

namespace halfulp {

/// Worked out once for all parts. Refers to the source.
struct IndexView {
  const Source& source;
  std::string slug;
  Entrants entrants;
  Agreement agreement;
  Grid grid;
};

}  // namespace halfulp
