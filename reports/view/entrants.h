// Who stands beside whom: implementations, each on every machine that ran it.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "result/merge.h"
#include "view/machines.h"

namespace halfulp {

/// One implementation on one machine.
struct Entrant {
  std::string implementation;
  std::size_t machine;
};

/// Refers to the runs it was made from.
class Entrants {
 public:
  explicit Entrants(const std::vector<NamedRun>& runs);

  /// Implementations in order of appearance, each machine of one behind the other; only those with cells.
  const std::vector<Entrant>& list() const { return list_; }
  /// A short name for every machine, unlike the others'.
  const std::vector<std::string>& machines() const { return machines_.names(); }

  /// The place in the list. Requires a cell of one of the runs.
  std::size_t place_of(const CellRecord& cell, const HeaderRecord& run) const;

  /// "eigen", or "eigen on A GPU" where there are several machines.
  std::string name_of(std::size_t place) const;

 private:
  std::vector<Entrant> list_;
  Machines machines_;
  std::map<std::pair<std::size_t, std::string>, std::size_t> places_;  ///< By machine and implementation.
};

}  // namespace halfulp
