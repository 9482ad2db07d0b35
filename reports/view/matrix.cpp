#include "view/matrix.h"

#include <algorithm>
#include <set>

#include "result/cell_facts.h"

namespace halfulp {
namespace {

Column& column_of(Matrix& matrix, const std::string& name) {
  const auto found = std::ranges::find(
      matrix.columns, name, [](const Column& column) -> const std::string& { return column.implementation.name; });
  if (found != matrix.columns.end()) return *found;
  return matrix.columns.emplace_back(Column{{.name = name, .version = {}, .homepage = {}, .kind = {}}, {}});
}

}  // namespace

void Tally::add(const CellRecord& cell) {
  conforms += cell.outcome == "conforms";
  deviates += cell.outcome == "deviates";
  errored += cell.outcome == "errored";
  skipped += cell.outcome == "skipped";
  waived += is_waived(cell);
  if (cell.outcome != "conforms" && cell.outcome != "deviates") return;
  exhaustive += is_exhaustive(cell);
  cases += cell.cases;
  deviating += cell.deviating;
}

Tally& Tally::operator+=(const Tally& other) {
  conforms += other.conforms;
  deviates += other.deviates;
  errored += other.errored;
  skipped += other.skipped;
  waived += other.waived;
  exhaustive += other.exhaustive;
  cases += other.cases;
  deviating += other.deviating;
  return *this;
}

const Square* Matrix::find(const std::string& implementation, const std::string& format) const {
  const auto square = squares.find({implementation, format});
  return square == squares.end() ? nullptr : &square->second;
}

Matrix make_matrix(const std::vector<NamedRun>& runs) {
  Matrix matrix;
  std::set<std::string> seen;
  for (const auto& [file, run] : runs) {
    for (const ImplementationRecord& implementation : run.header.implementations) {
      column_of(matrix, implementation.name).implementation = implementation;
    }
    for (const CellRecord& cell : run.cells) {
      if (seen.insert(cell.subject).second) matrix.formats.push_back(cell.subject);
      Square& square = matrix.squares[{cell.implementation, cell.subject}];
      square.tally.add(cell);
      column_of(matrix, cell.implementation).tally.add(cell);
      matrix.tally.add(cell);
      if (cell.outcome != "conforms") square.trouble.push_back({&cell, &run.header});
    }
  }
  return matrix;
}

}  // namespace halfulp
