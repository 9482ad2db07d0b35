// Two runs side by side.
#pragma once

#include "compare/comparison.h"
#include "html/writer.h"
#include "view/run_pairs.h"

namespace halfulp {

struct ComparedRuns {
  RunPair pair;
  Comparison found;

  /// How many lines in both say something else.
  std::size_t differences() const;
};

ComparedRuns compare(const RunPair& pair);

/// Both runs, counts, and what differs, each list cut where it is long.
void write_comparison(HtmlWriter& html, const ComparedRuns& compared);

}  // namespace halfulp
