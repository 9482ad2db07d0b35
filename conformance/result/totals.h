// Sums over the lines of a run.
#pragma once

#include <vector>

#include "result/record.h"

namespace halfulp {

/// Counts cells by outcome, and cases. The time is left at zero.
FooterRecord totals_of(const std::vector<CellRecord>& cells);

/// The same, and all other lines by kind: what the footer of the run says, but for the time.
FooterRecord totals_of(const RunRecord& run);

}  // namespace halfulp
