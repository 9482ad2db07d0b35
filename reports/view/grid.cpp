#include "view/grid.h"

namespace halfulp {
namespace {

void add(Part& part, const CellRecord& cell, const Agreement& agreement) {
  part.tally.add(cell);
  for (const CauseRecord& cause : cell.causes) part.causes[cause.cause] += cause.count;
  if (agreement.alone.contains(&cell)) part.marks.insert(Mark::alone);
  if (agreement.differing.contains(&cell)) part.marks.insert(Mark::differing);
}

}  // namespace

const GridSquare* Grid::find(std::size_t entrant, const std::string& format) const {
  const auto square = squares.find({entrant, format});
  return square == squares.end() ? nullptr : &square->second;
}

Grid make_grid(const std::vector<NamedRun>& runs, const Entrants& entrants, const Agreement& agreement) {
  Grid grid;
  grid.tallies.resize(entrants.list().size());
  std::set<std::string> seen;
  for (const auto& [file, run] : runs) {
    for (const CellRecord& cell : run.cells) {
      if (seen.insert(cell.subject).second) grid.formats.push_back(cell.subject);
      const std::size_t entrant = entrants.place_of(cell, run.header);
      GridSquare& square = grid.squares[{entrant, cell.subject}];
      square.tally.add(cell);
      add(square.parts[cell.operation], cell, agreement);
      grid.tallies[entrant].add(cell);
      grid.tally.add(cell);
    }
  }
  return grid;
}

}  // namespace halfulp
