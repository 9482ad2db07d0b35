// Who gives equal results: digests of implementations that answered the same question over the same cases.
#pragma once

#include <cstdint>
#include <unordered_set>
#include <vector>

#include "view/entrants.h"

namespace halfulp {

/// How many questions two have in common, and of how many their results are equal.
struct Shared {
  std::uint64_t questions = 0, equal = 0;
};

/// A question is operation, formats, rounding and cases. Where two have profiles in common, each of them is compared;
/// otherwise it is enough that one profile of each gives equal results. Refers to the runs it was made from.
struct Agreement {
  std::size_t count = 0;                            ///< Of entrants.
  std::vector<Shared> shared;                       ///< [count x count], symmetric.
  std::unordered_set<const CellRecord*> differing;  ///< Cells whose results another implementation does not give.
  std::unordered_set<const CellRecord*> alone;      ///< Deviating cells of the only implementation that fails.

  const Shared& between(std::size_t a, std::size_t b) const { return shared[a * count + b]; }
};

Agreement make_agreement(const std::vector<NamedRun>& runs, const Entrants& entrants);

}  // namespace halfulp
