#include "view/rivals.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "view/answers.h"

namespace halfulp {
namespace {

/// By implementations and their machines.
using Pairs = std::map<std::array<std::string, 4>, Rivals>;

/// Which machines ran each implementation, by place.
using Homes = std::map<std::string, std::set<std::size_t>>;

Homes homes_of(const std::vector<Answer>& answers) {
  Homes homes;
  for (const Answer& answer : answers) homes[answer.cell->implementation].insert(answer.machine);
  return homes;
}

bool may_meet(const Homes& homes, const Answer& a, const Answer& b) {
  if (a.cell->implementation == b.cell->implementation) return false;
  if (a.machine == b.machine) return true;
  const std::set<std::size_t>& others = homes.at(b.cell->implementation);
  return std::ranges::none_of(homes.at(a.cell->implementation), [&](std::size_t one) { return others.contains(one); });
}

/// The machine's name, where there are several.
std::string name_among(const Machines& machines, const HeaderRecord& run) {
  return machines.are_several() ? machines.name_of(run) : "";
}

Rivals& rivals_called(Pairs& pairs, const Rivals& names) {
  return pairs.try_emplace({names.left, names.right, names.left_machine, names.right_machine}, names).first->second;
}

void count(Rivals& rivals, const Answer& left, const Answer& right, bool is_equal) {
  ++rivals.questions;
  rivals.equal += is_equal;
  if (!is_equal) rivals.differing.push_back({{left.cell, left.run}, {right.cell, right.run}});
}

void compare_answers(Pairs& pairs, const Machines& machines, Answers left, Answers right) {
  Rivals& rivals = rivals_called(pairs, {.left = left.front().cell->implementation,
                                         .right = right.front().cell->implementation,
                                         .left_machine = name_among(machines, *left.front().run),
                                         .right_machine = name_among(machines, *right.front().run)});
  bool any_profile = false, any_equal = false;
  for (const Answer& a : left) {
    for (const Answer& b : right) {
      const bool is_equal = a.cell->digest == b.cell->digest;
      any_equal |= is_equal;
      if (a.cell->profile != b.cell->profile) continue;
      any_profile = true;
      count(rivals, a, b, is_equal);
    }
  }
  if (!any_profile) count(rivals, left.front(), right.front(), any_equal);
}

Contest contest_of(Answers answers) {
  const CellRecord& cell = *answers.front().cell;
  Contest contest{cell.operation, cell.from, cell.to, cell.rounding, cell.subject};
  std::set<std::string_view> implementations, digests, failing;
  for (const Answer& answer : answers) {
    implementations.insert(answer.cell->implementation);
    digests.insert(answer.cell->digest);
    if (answer.cell->outcome == "deviates") failing.insert(answer.cell->implementation);
  }
  contest.implementations = implementations.size();
  contest.results = digests.size();
  contest.deviating = failing.size();
  return contest;
}

using QuestionKey = std::tuple<std::string, std::string, std::string, std::string>;

/// The fastest that is right by question. Rows of a setting are sorted, the right and fast ones first.
std::map<QuestionKey, const Speed*> fastest_of(const std::vector<SpeedMachine>& machines) {
  std::map<QuestionKey, const Speed*> fastest;
  for (const SpeedMachine& machine : machines) {
    for (const SpeedSubject& subject : machine.subjects) {
      for (const SpeedQuestion& question : subject.questions) {
        const Speed& first = question.settings.front().rows.front();
        if (!first.is_right() || !first.gigabytes) continue;
        fastest.emplace(QuestionKey{question.operation, question.from, question.to, question.rounding}, &first);
      }
    }
  }
  return fastest;
}

/// Everyone against everyone, in one setting, as long as results are right.
void race(Pairs& pairs, const Machines& machines, const SpeedSetting& setting) {
  for (const Speed& a : setting.rows) {
    for (const Speed& b : setting.rows) {
      if (!a.is_right() || !b.is_right() || !(a.record->implementation < b.record->implementation)) continue;
      SpeedChange change = compare_speeds(*a.record, *b.record);
      Rivals& rivals = rivals_called(pairs, {.left = a.record->implementation,
                                             .right = b.record->implementation,
                                             .left_machine = name_among(machines, *a.run),
                                             .right_machine = name_among(machines, *b.run)});
      ++rivals.speeds[static_cast<std::size_t>(change.verdict)];
      change.id.erase(0, rivals.left.size() + 1);  // the same of both without the name before it
      rivals.races.push_back(std::move(change));
    }
  }
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

Standings standings_of(const std::vector<NamedRun>& runs, const std::vector<SpeedMachine>& speeds) {
  Standings standings;
  Pairs pairs;
  const Machines machines(runs);
  const std::vector<Answer> answers = sorted_answers(runs, machines);
  const Homes homes = homes_of(answers);
  for (const Answers asked : by_question(answers)) {
    const std::vector<Answers> parts = by_entrant(asked);
    const Contest contest = contest_of(asked);
    if (contest.implementations > 1) standings.contests.push_back(contest);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      for (std::size_t j = i + 1; j < parts.size(); ++j) {
        if (may_meet(homes, parts[i].front(), parts[j].front())) compare_answers(pairs, machines, parts[i], parts[j]);
      }
    }
  }
  const std::map<QuestionKey, const Speed*> fastest = fastest_of(speeds);
  for (Contest& contest : standings.contests) {
    const auto known = fastest.find({contest.operation, contest.from, contest.to, contest.rounding});
    if (known == fastest.end()) continue;
    contest.fastest = known->second->record->implementation;
    contest.fastest_on = name_among(machines, *known->second->run);
  }
  for (const SpeedMachine& machine : speeds) {
    for (const SpeedSubject& subject : machine.subjects) {
      for (const SpeedQuestion& question : subject.questions) {
        for (const SpeedSetting& setting : question.settings) race(pairs, machines, setting);
      }
    }
  }
  for (auto& [names, rivals] : pairs) {
    std::ranges::stable_partition(rivals.differing, std::not_fn(&Disagreement::are_both_right));
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
