// `halfulp replay CELL`: runs one case again and shows everything about it.
#pragma once

#include <cstdint>

#include "app/replayed_cell.h"

namespace halfulp {

/// Which case is meant.
enum class Replayed {
  index,
  open,        ///< The first for which the profile accepts more than one result.
  difference,  ///< The first of which another cell has another result; shown of both.
};

struct ReplayOptions {
  CellAddress address;
  Replayed which = Replayed::index;
  std::uint64_t index = 0;   ///< Case index within the cell.
  CellAddress against = {};  ///< The other cell: the same question, asked of another implementation.
};

/// Returns an ExitCode: whether the case conforms, of two cells whether both do. Errors: UsageError, LoadError.
int replay(const ReplayOptions& options);

}  // namespace halfulp
