// Files that say nothing that another one does not: parts beside what they were merged into, copies.
#pragma once

#include <vector>

#include "result/merge.h"

namespace halfulp {

/// A run all of whose lines another one has.
struct Contained {
  std::size_t part, whole;  ///< Indices.
};

/// Every run whose cells and measurements another one of the same machine and suite has as they are, times included: a
/// second run of the same cells takes other times, and is none. Of runs that say the same, all but the first; a run
/// without lines only beside an equal one. In the order of the parts. Cost: linear in the lines, quadratic in the runs.
std::vector<Contained> find_contained(const std::vector<NamedRun>& runs);

}  // namespace halfulp
