// Implementations that answer the same questions, two by two.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "compare/speed.h"
#include "view/matrix.h"
#include "view/speeds.h"

namespace halfulp {

/// Two cells over the same cases with other results.
struct Disagreement {
  Found left, right;

  /// Each gives what its profile accepts.
  bool are_both_right() const { return left.cell->outcome == "conforms" && right.cell->outcome == "conforms"; }
};

inline constexpr std::size_t kMostDisagreements = 30, kMostRaces = 12;

/// What two implementations have in common.
struct Rivals {
  std::string left, right;
  std::string left_machine, right_machine;  ///< Empty where all runs are of one machine.
  std::size_t questions = 0, equal = 0;
  std::vector<Disagreement> differing = {};  ///< At most kMostDisagreements: where one deviates first.
  std::array<std::size_t, 4> speeds = {};    ///< How right is against left, by SpeedVerdict, where both conform.
  std::vector<SpeedChange> races = {};  ///< The clearest of them, at most kMostRaces; ids without the implementation.

  std::size_t different() const { return questions - equal; }
  std::size_t speed(SpeedVerdict verdict) const { return speeds[static_cast<std::size_t>(verdict)]; }
  std::size_t raced() const { return speeds[0] + speeds[1] + speeds[2] + speeds[3]; }
};

/// One question and everyone who answers it.
struct Contest {
  std::string operation, from, to, rounding, subject;
  std::size_t implementations = 0, results = 0, deviating = 0;  ///< results: distinct ones.
  std::string fastest = {};     ///< Of those that are right, in the first setting that was measured; empty: none was.
  std::string fastest_on = {};  ///< Its machine; empty where all runs are of one.
};

struct Standings {
  std::vector<Rivals> pairs;      ///< Those that differ most first, then those with most in common.
  std::vector<Contest> contests;  ///< Those with most distinct results first; of two implementations or more.
};

/// Slower ones first, then faster ones, then unclear ones, each by how much.
void clearest_first(std::vector<SpeedChange>& changes);

/// A question is operation, formats, rounding and cases. Where two have profiles in common, each of them is compared;
/// otherwise it is enough that one profile of each gives equal results. Two meet on every machine that ran both; those
/// that no machine ran both of meet across machines. Cells that did not run are left out, and of several runs of an
/// implementation on a machine the first counts. Refers to the runs.
Standings standings_of(const std::vector<NamedRun>& runs, const std::vector<SpeedMachine>& speeds);

}  // namespace halfulp
