#include "view/entrants.h"

#include <algorithm>

namespace halfulp {

Entrants::Entrants(const std::vector<NamedRun>& runs) : machines_(runs) {
  std::map<std::string, std::size_t> order;  // of implementations
  for (const auto& [file, run] : runs) {
    const std::size_t machine = machines_.place_of(run.header);
    for (const CellRecord& cell : run.cells) {
      order.try_emplace(cell.implementation, order.size());
      if (places_.try_emplace({machine, cell.implementation}).second) list_.push_back({cell.implementation, machine});
    }
  }
  std::ranges::stable_sort(list_, {}, [&](const Entrant& entrant) { return order.at(entrant.implementation); });
  for (std::size_t place = 0; place < list_.size(); ++place) {
    places_[{list_[place].machine, list_[place].implementation}] = place;
  }
}

std::size_t Entrants::place_of(const CellRecord& cell, const HeaderRecord& run) const {
  return places_.at({machines_.place_of(run), cell.implementation});
}

std::string Entrants::name_of(std::size_t place) const {
  const Entrant& entrant = list_[place];
  if (!machines_.are_several()) return entrant.implementation;
  return entrant.implementation + " on " + machines_.names()[entrant.machine];
}

}  // namespace halfulp
