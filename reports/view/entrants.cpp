#include "view/entrants.h"

#include <algorithm>

#include "result/machine.h"

namespace halfulp {
namespace {

std::vector<std::string> short_names(const std::vector<const HeaderRecord*>& machines) {
  std::vector<std::string> names;
  for (const HeaderRecord* machine : machines) {
    const std::string name = machine->gpu ? machine->gpu->name : machine->machine_cpu;
    std::string unlike = name;
    for (int number = 2; std::ranges::find(names, unlike) != names.end(); ++number) {
      unlike = name + " (" + std::to_string(number) + ")";
    }
    names.push_back(unlike);
  }
  return names;
}

}  // namespace

Entrants::Entrants(const std::vector<NamedRun>& runs) {
  for (const auto& [file, run] : runs) add_machine(run.header);
  machines_ = short_names(first_runs_);
  for (const auto& [file, run] : runs) {
    const std::size_t machine = machine_of(run.header);
    for (const CellRecord& cell : run.cells) {
      if (places_.try_emplace({machine, cell.implementation}, list_.size()).second) {
        list_.push_back({cell.implementation, machine});
      }
    }
  }
}

void Entrants::add_machine(const HeaderRecord& run) {
  const auto same =
      std::ranges::find_if(first_runs_, [&](const HeaderRecord* other) { return may_be_one_machine(*other, run); });
  machine_of_run_[&run] = static_cast<std::size_t>(same - first_runs_.begin());
  if (same == first_runs_.end()) {
    first_runs_.push_back(&run);
  } else if (!(*same)->gpu) {
    *same = &run;  // a run that names a GPU says more
  }
}

std::size_t Entrants::place_of(const CellRecord& cell, const HeaderRecord& run) const {
  return places_.at({machine_of(run), cell.implementation});
}

std::string Entrants::name_of(std::size_t place) const {
  const Entrant& entrant = list_[place];
  return machines_.size() < 2 ? entrant.implementation : entrant.implementation + " on " + machines_[entrant.machine];
}

}  // namespace halfulp
