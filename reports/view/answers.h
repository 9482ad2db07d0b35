// What implementations answered, sorted by question.
#pragma once

#include <cstddef>
#include <span>
#include <tuple>
#include <vector>

#include "view/machines.h"

namespace halfulp {

/// A cell that ran, with what its question is made of. Refers to a run.
struct Answer {
  const CellRecord* cell;
  const HeaderRecord* run;
  std::size_t machine;  ///< Its place.
  CasesRecord cases;

  auto question() const {
    return std::tie(cell->operation, cell->from, cell->to, cell->rounding, cases.tier, cases.seed, cell->cases);
  }
  /// Who gave it.
  auto entrant() const { return std::tie(cell->implementation, machine); }
};

using Answers = std::span<const Answer>;

/// By question, then by entrant; of several runs of an entrant under the same profile the first counts. Where all
/// inputs were taken, tier and seed do not matter.
std::vector<Answer> sorted_answers(const std::vector<NamedRun>& runs, const Machines& machines);

/// Parts that are about one question.
std::vector<Answers> by_question(Answers sorted);

/// Parts that are of one entrant.
std::vector<Answers> by_entrant(Answers sorted);

}  // namespace halfulp
