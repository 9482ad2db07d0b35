// A list of waivers to begin with.
#pragma once

#include <string>
#include <vector>

#include "result/merge.h"

namespace halfulp {

/// A list in TOML that accepts every deviation of the runs: a waiver for each cause of each cell and tier, with its
/// count where the runs agree on it, and the reason that the runs have or else the word "unexplained".
std::string list_waivers(const std::vector<NamedRun>& runs);

}  // namespace halfulp
