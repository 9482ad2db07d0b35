// Sums over the cells of a run.
#pragma once

#include <vector>

#include "result/record.h"

namespace halfulp {

/// Counts cells by outcome, and cases. The time is left at zero.
FooterRecord totals_of(const std::vector<CellRecord>& cells);

}  // namespace halfulp
