#include "view/agreement.h"

#include <algorithm>
#include <span>
#include <tuple>

namespace halfulp {
namespace {

/// A cell that ran, with what its question is made of.
struct Answer {
  const CellRecord* cell;
  CasesRecord cases;
  std::size_t entrant;

  auto question() const {
    return std::tie(cell->operation, cell->from, cell->to, cell->rounding, cases.tier, cases.seed, cell->cases);
  }
};

std::vector<Answer> sorted_answers(const std::vector<NamedRun>& runs, const Entrants& entrants) {
  std::vector<Answer> answers;
  for (const auto& [file, run] : runs) {
    for (const CellRecord& cell : run.cells) {
      if (cell.outcome != "conforms" && cell.outcome != "deviates") continue;
      answers.push_back({&cell, cases_of(cell, run.header), entrants.place_of(cell, run.header)});
    }
  }
  std::ranges::stable_sort(answers, [](const Answer& a, const Answer& b) {
    return std::tuple_cat(a.question(), std::tie(a.entrant)) < std::tuple_cat(b.question(), std::tie(b.entrant));
  });
  return answers;
}

using Answers = std::span<const Answer>;

/// What two said to one question.
Shared compare(Answers a, Answers b) {
  Shared by_profile;
  bool any_equal = false;
  for (const Answer& left : a) {
    for (const Answer& right : b) {
      const bool is_equal = left.cell->digest == right.cell->digest;
      any_equal |= is_equal;
      if (left.cell->profile != right.cell->profile) continue;
      ++by_profile.questions;
      by_profile.equal += is_equal;
    }
  }
  return by_profile.questions > 0 ? by_profile : Shared{1, any_equal};
}

/// One question: who differs, and whether a single implementation fails where another does not.
void mark(Agreement& agreement, Answers answers) {
  std::vector<const CellRecord*> failed;
  for (const Answer& answer : answers) {
    const CellRecord& cell = *answer.cell;
    if (cell.outcome == "deviates") failed.push_back(&cell);
    const bool differs = std::ranges::any_of(answers, [&](const Answer& other) {
      return other.cell->implementation != cell.implementation && other.cell->digest != cell.digest;
    });
    if (differs) agreement.differing.insert(&cell);
  }
  if (failed.empty()) return;
  const std::string& suspect = failed.front()->implementation;
  const auto is_suspect = [&](const CellRecord* cell) { return cell->implementation == suspect; };
  const bool any_other = std::ranges::any_of(answers, [&](const Answer& answer) { return !is_suspect(answer.cell); });
  if (any_other && std::ranges::all_of(failed, is_suspect)) agreement.alone.insert(failed.begin(), failed.end());
}

void add_question(Agreement& agreement, Answers answers) {
  std::vector<Answers> by_entrant;
  for (std::size_t first = 0, last = 0; first < answers.size(); first = last) {
    while (last < answers.size() && answers[last].entrant == answers[first].entrant) ++last;
    by_entrant.push_back(answers.subspan(first, last - first));
  }
  for (const Answers a : by_entrant) {
    for (const Answers b : by_entrant) {
      const Shared shared = compare(a, b);
      Shared& sum = agreement.shared[a.front().entrant * agreement.count + b.front().entrant];
      sum.questions += shared.questions;
      sum.equal += shared.equal;
    }
  }
  mark(agreement, answers);
}

}  // namespace

Agreement make_agreement(const std::vector<NamedRun>& runs, const Entrants& entrants) {
  Agreement agreement{.count = entrants.list().size(), .shared = {}, .differing = {}, .alone = {}};
  agreement.shared.resize(agreement.count * agreement.count);
  const std::vector<Answer> answers = sorted_answers(runs, entrants);
  for (std::size_t first = 0, last = 0; first < answers.size(); first = last) {
    while (last < answers.size() && answers[last].question() == answers[first].question()) ++last;
    add_question(agreement, Answers(answers).subspan(first, last - first));
  }
  return agreement;
}

}  // namespace halfulp
