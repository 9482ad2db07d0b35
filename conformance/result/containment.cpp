#include "result/containment.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "result/machine.h"

namespace halfulp {
namespace {

/// A run's cells by their ids.
using Cells = std::unordered_map<std::string_view, const CellRecord*>;

Cells cells_of(const RunRecord& run) {
  Cells cells;
  for (const CellRecord& cell : run.cells) cells.emplace(cell.id, &cell);
  return cells;
}

/// Whether both lines are one. A merged file says of some cells which cases they ran, where the part's header did.
bool is_same(const CellRecord& a, const HeaderRecord& header_a, const CellRecord& b, const HeaderRecord& header_b) {
  if (a.seconds != b.seconds || a.digest != b.digest || cases_of(a, header_a) != cases_of(b, header_b)) return false;
  CellRecord copy = a;
  copy.other_cases = b.other_cases;
  return copy == b;
}

template <class Record>
bool has_all(const std::vector<Record>& whole, const std::vector<Record>& part) {
  return std::ranges::all_of(part,
                             [&](const Record& record) { return std::ranges::find(whole, record) != whole.end(); });
}

bool contains(const RunRecord& whole, const Cells& cells, const RunRecord& part) {
  if (!may_be_one_machine(whole.header, part.header) || suite_text(whole.header) != suite_text(part.header))
    return false;
  const bool has_cells = std::ranges::all_of(part.cells, [&](const CellRecord& cell) {
    const auto known = cells.find(cell.id);
    return known != cells.end() && is_same(*known->second, whole.header, cell, part.header);
  });
  return has_cells && has_all(whole.trainings, part.trainings) && has_all(whole.accuracies, part.accuracies) &&
         has_all(whole.throughputs, part.throughputs);
}

std::size_t lines_of(const RunRecord& run) {
  return run.cells.size() + run.trainings.size() + run.accuracies.size() + run.throughputs.size();
}

}  // namespace

std::vector<Contained> find_contained(const std::vector<NamedRun>& runs) {
  std::vector<Cells> cells;
  for (const NamedRun& named : runs) cells.push_back(cells_of(named.run));
  const auto has = [&](std::size_t whole, std::size_t part) {
    if (whole == part || lines_of(runs[whole].run) < lines_of(runs[part].run)) return false;
    if (lines_of(runs[part].run) == 0) return whole < part && runs[whole].run == runs[part].run;
    const bool is_first_of_equals = whole < part || lines_of(runs[whole].run) > lines_of(runs[part].run);
    return is_first_of_equals && contains(runs[whole].run, cells[whole], runs[part].run);
  };
  std::vector<Contained> found;
  for (std::size_t part = 0; part < runs.size(); ++part) {
    for (std::size_t whole = 0; whole < runs.size(); ++whole) {
      if (!has(whole, part)) continue;
      found.push_back({part, whole});
      break;
    }
  }
  return found;
}

}  // namespace halfulp
