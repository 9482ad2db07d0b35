// The cell that a command names, ready to be asked again.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "run/group.h"

namespace halfulp {

/// Where a cell is found, and which cases it has.
struct CellAddress {
  std::string cell;            ///< implementation/operation/from->to/rounding/profile.
  std::string implementation;  ///< "dso:PATH"; empty for builtin.
  std::string tier = "quick";
  std::uint64_t seed = 1;
};

/// How long one call of a replayed adapter may take.
inline constexpr std::chrono::seconds kReplayTimeout{60};

struct ReplayedCell {
  std::unique_ptr<Implementation> implementation;
  Group group;  ///< Of this cell alone.

  const Cell& cell() const { return group.cells.front(); }
};

/// Opens the implementation and finds the cell and its cases. Errors: UsageError, LoadError.
ReplayedCell open_cell(const CellAddress& address);

}  // namespace halfulp
