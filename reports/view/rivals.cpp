#include "view/rivals.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <span>
#include <tuple>
#include <utility>

namespace halfulp {
namespace {

struct Answer {
  const CellRecord* cell;
  CasesRecord cases;

  auto question() const {
    return std::tie(cell->operation, cell->from, cell->to, cell->rounding, cases.tier, cases.seed, cell->cases);
  }
  auto order() const { return std::tuple_cat(question(), std::tie(cell->implementation, cell->profile)); }
};

bool is_exhaustive(const CellRecord& cell) {
  return cell.domain.size() == 1 && cell.domain[0].coverage == "exhaustive";
}

std::vector<Answer> answers_of(const std::vector<NamedRun>& runs) {
  std::vector<Answer> answers;
  for (const auto& [file, run] : runs) {
    for (const CellRecord& cell : run.cells) {
      if ((cell.outcome != "conforms" && cell.outcome != "deviates") || cell.digest.empty()) continue;
      // Where all inputs were taken, tier and seed do not matter.
      answers.push_back({&cell, is_exhaustive(cell) ? CasesRecord{"all", 0} : cases_of(cell, run.header)});
    }
  }
  std::ranges::stable_sort(answers, [](const Answer& a, const Answer& b) { return a.order() < b.order(); });
  const auto repeated =
      std::ranges::unique(answers, [](const Answer& a, const Answer& b) { return a.order() == b.order(); });
  answers.erase(repeated.begin(), repeated.end());
  return answers;
}

using Answers = std::span<const Answer>;
using Pairs = std::map<std::pair<std::string, std::string>, Rivals>;

/// The answers of each implementation; they are sorted by it.
std::vector<Answers> by_implementation(Answers answers) {
  std::vector<Answers> parts;
  for (std::size_t begin = 0, end = 0; begin < answers.size(); begin = end) {
    while (end < answers.size() && answers[end].cell->implementation == answers[begin].cell->implementation) ++end;
    parts.push_back(answers.subspan(begin, end - begin));
  }
  return parts;
}

Rivals& rivals_called(Pairs& pairs, const std::string& left, const std::string& right) {
  Rivals& rivals = pairs[{left, right}];
  rivals.left = left;
  rivals.right = right;
  return rivals;
}

void count(Rivals& rivals, const CellRecord& left, const CellRecord& right, bool is_equal) {
  ++rivals.questions;
  rivals.equal += is_equal;
  if (!is_equal) rivals.differing.push_back({&left, &right});
}

void compare_answers(Pairs& pairs, Answers left, Answers right) {
  Rivals& rivals = rivals_called(pairs, left.front().cell->implementation, right.front().cell->implementation);
  bool any_profile = false, any_equal = false;
  for (const Answer& a : left) {
    for (const Answer& b : right) {
      const bool is_equal = a.cell->digest == b.cell->digest;
      any_equal |= is_equal;
      if (a.cell->profile != b.cell->profile) continue;
      any_profile = true;
      count(rivals, *a.cell, *b.cell, is_equal);
    }
  }
  if (!any_profile) count(rivals, *left.front().cell, *right.front().cell, any_equal);
}

Contest contest_of(Answers answers, std::size_t implementations) {
  const CellRecord& cell = *answers.front().cell;
  Contest contest{cell.operation, cell.from, cell.to, cell.rounding, cell.subject, implementations};
  std::set<std::string_view> digests, failing;
  for (const Answer& answer : answers) {
    digests.insert(answer.cell->digest);
    if (answer.cell->outcome == "deviates") failing.insert(answer.cell->implementation);
  }
  contest.results = digests.size();
  contest.deviating = failing.size();
  return contest;
}

using QuestionKey = std::tuple<std::string, std::string, std::string, std::string>;

/// The fastest right implementation by question. Rows of a setting are sorted, the right and fast ones first.
std::map<QuestionKey, std::string> fastest_of(const std::vector<SpeedMachine>& machines) {
  std::map<QuestionKey, std::string> fastest;
  for (const SpeedMachine& machine : machines) {
    for (const SpeedSubject& subject : machine.subjects) {
      for (const SpeedQuestion& question : subject.questions) {
        const Speed& first = question.settings.front().rows.front();
        if (!first.is_right() || !first.gigabytes) continue;
        fastest.emplace(QuestionKey{question.operation, question.from, question.to, question.rounding},
                        first.record->implementation);
      }
    }
  }
  return fastest;
}

/// Everyone against everyone, in one setting, as long as results are right.
void race(Pairs& pairs, const SpeedSetting& setting) {
  for (const Speed& a : setting.rows) {
    for (const Speed& b : setting.rows) {
      if (!a.is_right() || !b.is_right() || !(a.record->implementation < b.record->implementation)) continue;
      SpeedChange change = compare_speeds(*a.record, *b.record);
      Rivals& rivals = rivals_called(pairs, a.record->implementation, b.record->implementation);
      ++rivals.speeds[static_cast<std::size_t>(change.verdict)];
      change.id.erase(0, rivals.left.size() + 1);  // the same of both without the name before it
      rivals.races.push_back(std::move(change));
    }
  }
}

bool has_deviating(const Disagreement& both) {
  return both.left->outcome == "deviates" || both.right->outcome == "deviates";
}

/// Slower, faster, unclear, the same.
int rank_of(SpeedVerdict verdict) {
  if (verdict == SpeedVerdict::slower) return 0;
  if (verdict == SpeedVerdict::faster) return 1;
  return verdict == SpeedVerdict::unclear ? 2 : 3;
}

}  // namespace

void clearest_first(std::vector<SpeedChange>& changes) {
  std::ranges::stable_sort(changes, {}, [](const SpeedChange& change) {
    const double strength = change.ratio > 0 ? std::abs(std::log(change.ratio)) : 0;
    return std::tuple(rank_of(change.verdict), -strength);
  });
}

Standings standings_of(const std::vector<NamedRun>& runs, const std::vector<SpeedMachine>& machines) {
  Standings standings;
  Pairs pairs;
  const std::vector<Answer> answers = answers_of(runs);
  for (std::size_t begin = 0, end = 0; begin < answers.size(); begin = end) {
    while (end < answers.size() && answers[end].question() == answers[begin].question()) ++end;
    const Answers asked = std::span(answers).subspan(begin, end - begin);
    const std::vector<Answers> parts = by_implementation(asked);
    if (parts.size() < 2) continue;
    standings.contests.push_back(contest_of(asked, parts.size()));
    for (std::size_t i = 0; i < parts.size(); ++i) {
      for (std::size_t j = i + 1; j < parts.size(); ++j) compare_answers(pairs, parts[i], parts[j]);
    }
  }
  const std::map<QuestionKey, std::string> fastest = fastest_of(machines);
  for (Contest& contest : standings.contests) {
    const auto known = fastest.find({contest.operation, contest.from, contest.to, contest.rounding});
    if (known != fastest.end()) contest.fastest = known->second;
  }
  for (const SpeedMachine& machine : machines) {
    for (const SpeedSubject& subject : machine.subjects) {
      for (const SpeedQuestion& question : subject.questions) {
        for (const SpeedSetting& setting : question.settings) race(pairs, setting);
      }
    }
  }
  for (auto& [names, rivals] : pairs) {
    std::ranges::stable_partition(rivals.differing, has_deviating);
    if (rivals.differing.size() > kMostDisagreements) rivals.differing.resize(kMostDisagreements);
    clearest_first(rivals.races);
    if (rivals.races.size() > kMostRaces) rivals.races.resize(kMostRaces);
  }
  for (auto& [names, rivals] : pairs) standings.pairs.push_back(std::move(rivals));
  std::ranges::stable_sort(standings.pairs, std::greater{}, [](const Rivals& rivals) {
    return std::tuple(rivals.different(), rivals.questions, rivals.raced());
  });
  std::ranges::stable_sort(standings.contests, std::greater{}, [](const Contest& contest) {
    return std::tuple(contest.results, contest.deviating, contest.implementations);
  });
  return standings;
}

}  // namespace halfulp
