#include "view/answers.h"

#include <algorithm>

#include "result/cell_facts.h"

namespace halfulp {
namespace {

auto order_of(const Answer& answer) {
  return std::tuple_cat(answer.question(), answer.entrant(), std::tie(answer.cell->profile));
}

/// Neighbours stay together as long as `is_same` holds of them and the first.
template <class IsSame>
std::vector<Answers> parts_of(Answers sorted, IsSame is_same) {
  std::vector<Answers> parts;
  for (std::size_t begin = 0, end = 0; begin < sorted.size(); begin = end) {
    while (end < sorted.size() && is_same(sorted[end], sorted[begin])) ++end;
    parts.push_back(sorted.subspan(begin, end - begin));
  }
  return parts;
}

}  // namespace

std::vector<Answer> sorted_answers(const std::vector<NamedRun>& runs, const Machines& machines) {
  std::vector<Answer> answers;
  for (const auto& [file, run] : runs) {
    const std::size_t machine = machines.place_of(run.header);
    for (const CellRecord& cell : run.cells) {
      if ((cell.outcome != "conforms" && cell.outcome != "deviates") || cell.digest.empty()) continue;
      CasesRecord cases = is_exhaustive(cell) ? CasesRecord{"all", 0} : cases_of(cell, run.header);
      answers.push_back({&cell, &run.header, machine, std::move(cases)});
    }
  }
  std::ranges::stable_sort(answers, [](const Answer& a, const Answer& b) { return order_of(a) < order_of(b); });
  const auto repeated =
      std::ranges::unique(answers, [](const Answer& a, const Answer& b) { return order_of(a) == order_of(b); });
  answers.erase(repeated.begin(), repeated.end());
  return answers;
}

std::vector<Answers> by_question(Answers sorted) {
  return parts_of(sorted, [](const Answer& a, const Answer& b) { return a.question() == b.question(); });
}

std::vector<Answers> by_entrant(Answers sorted) {
  return parts_of(sorted, [](const Answer& a, const Answer& b) { return a.entrant() == b.entrant(); });
}

}  // namespace halfulp
