// Wrong results by cause.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "view/matrix.h"

namespace halfulp {

/// One cause over some cells. Refers to them.
struct CauseSum {
  std::string cause;
  std::vector<std::string> sentences;  ///< Different ones, in order of appearance.
  std::uint64_t count = 0;             ///< Cases.
  std::vector<Found> cells;
  std::size_t waived = 0;              ///< Cells in which it is accepted.
  std::set<std::string> formats;       ///< Subjects of the cells.
  const CauseRecord* shown = nullptr;  ///< The first with examples, which stand for all; nullptr where none has any.
  Found shown_in{};

  /// The sentence; where there are several the first, and how many others.
  std::string sentence() const;
  /// "~ waived", "~ waived in 2 of 3 cells"; empty if it is nowhere.
  std::string waived_text() const;
};

/// The causes of the cells, those of most cases first.
std::vector<CauseSum> sum_causes(const std::vector<Found>& cells);

}  // namespace halfulp
