// Files that cannot both be true.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "result/merge.h"

namespace halfulp {

/// A cell of which two files say different things though nothing differs that could be the reason.
struct Conflict {
  const NamedRun* one;
  const NamedRun* other;
  std::string cell;
};

/// The first cell, in the order of the runs, with the same cases, machine, suite and version of its implementation in
/// two runs, and with other results. Suites of an unknown commit, or of one with changes, are not known to be the same.
/// Refers to the runs.
std::optional<Conflict> find_conflict(const std::vector<NamedRun>& runs);

}  // namespace halfulp
