// What `halfulp check` prints of its cells, on stdout.
#pragma once

#include <vector>

#include "result/record.h"

namespace halfulp {

/// A cell that deviates or errored: its causes, each with its first example and the reason why it is accepted. Nothing
/// of others.
void print_cell(const CellRecord& cell);

/// One line for all cells of an implementation that were skipped for one reason.
void print_skipped(const std::vector<CellRecord>& cells);

/// What the run proved, one line per implementation: exhaustive cells are never added up with sampled ones. The last
/// line says how long it took and, where cells are waived, how many of those that deviate.
void print_summary(const std::vector<CellRecord>& cells, double seconds);

}  // namespace halfulp
