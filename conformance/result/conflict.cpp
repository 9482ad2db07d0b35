#include "result/conflict.h"

#include <unordered_map>

#include "result/cell_facts.h"
#include "result/machine.h"

namespace halfulp {
namespace {

/// Where and by what a run was made: runs that differ here may differ in results.
std::string origin_of(const HeaderRecord& header) {
  const std::string gpu = header.gpu ? header.gpu->name + "\n" + header.gpu->toolkit : "";
  return machine_text(header) + "\n" + gpu + "\n" + suite_text(header);
}

/// A commit with changes behind it may stand for many suites.
bool is_known(const std::string& git) { return git != "unknown" && !git.ends_with("-dirty"); }

struct Seen {
  const NamedRun* run;
  const CellRecord* cell;
};

bool are_in_conflict(const Seen& one, const Seen& other) {
  const HeaderRecord &header = one.run->run.header, &others = other.run->run.header;
  const ImplementationRecord* const left = implementation_of(*one.cell, header);
  const ImplementationRecord* const right = implementation_of(*other.cell, others);
  if (left == nullptr || right == nullptr || *left != *right) return false;
  const bool is_other_result = one.cell->digest != other.cell->digest || one.cell->outcome != other.cell->outcome ||
                               one.cell->cases != other.cell->cases || one.cell->deviating != other.cell->deviating;
  return ran_same_cases(*one.cell, header, *other.cell, others) && is_other_result;
}

}  // namespace

std::optional<Conflict> find_conflict(const std::vector<NamedRun>& runs) {
  std::unordered_map<std::string, std::vector<const NamedRun*>> by_origin;
  for (const NamedRun& named : runs) {
    if (is_known(named.run.header.git)) by_origin[origin_of(named.run.header)].push_back(&named);
  }
  for (const NamedRun& named : runs) {
    const auto group = by_origin.find(origin_of(named.run.header));
    if (group == by_origin.end() || group->second.size() < 2) continue;
    std::unordered_map<std::string_view, Seen> cells;
    for (const NamedRun* run : group->second) {
      for (const CellRecord& cell : run->run.cells) {
        if (cell.digest.empty()) continue;  // it did not run: nothing is said
        const Seen seen{run, &cell};
        const auto [known, is_new] = cells.insert({cell.id, seen});
        if (!is_new && are_in_conflict(known->second, seen)) return Conflict{known->second.run, run, cell.id};
      }
    }
    by_origin.erase(group);
  }
  return {};
}

}  // namespace halfulp
