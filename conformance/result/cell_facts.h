// What a cell's line says together with the header of its file.
#pragma once

#include <algorithm>

#include "result/record.h"

namespace halfulp {

/// Whether every input of the cell was taken: then tier and seed do not matter.
inline bool is_exhaustive(const CellRecord& cell) {
  return !cell.domain.empty() &&
         std::ranges::all_of(cell.domain, [](const DomainRecord& part) { return part.coverage == "exhaustive"; });
}

/// Whether two cells that ask the same ran the same cases.
inline bool ran_same_cases(const CellRecord& one, const HeaderRecord& its, const CellRecord& other,
                           const HeaderRecord& others) {
  return (is_exhaustive(one) && is_exhaustive(other)) || cases_of(one, its) == cases_of(other, others);
}

/// Who gave the cell's results; null where the header does not name it.
inline const ImplementationRecord* implementation_of(const CellRecord& cell, const HeaderRecord& header) {
  const auto row = std::ranges::find(header.implementations, cell.implementation, &ImplementationRecord::name);
  return row != header.implementations.end() ? &*row : nullptr;
}

}  // namespace halfulp
