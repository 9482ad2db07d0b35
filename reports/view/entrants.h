// Who stands beside whom: implementations, each on every machine that ran it.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "result/merge.h"

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

  /// In order of appearance; only those with cells.
  const std::vector<Entrant>& list() const { return list_; }
  /// A short name for every machine, unlike the others'.
  const std::vector<std::string>& machines() const { return machines_; }

  /// The machine of a run. Requires one of the runs.
  std::size_t machine_of(const HeaderRecord& run) const { return machine_of_run_.at(&run); }
  /// The place in the list. Requires a cell of one of the runs.
  std::size_t place_of(const CellRecord& cell, const HeaderRecord& run) const;

  /// "eigen", or "eigen on A GPU" where there are several machines.
  std::string name_of(std::size_t place) const;

 private:
  void add_machine(const HeaderRecord& run);

  std::vector<Entrant> list_;
  std::vector<std::string> machines_;
  std::vector<const HeaderRecord*> first_runs_;  ///< By machine: the one that says most about it.
  std::map<const HeaderRecord*, std::size_t> machine_of_run_;
  std::map<std::pair<std::size_t, std::string>, std::size_t> places_;  ///< By machine and implementation.
};

}  // namespace halfulp
