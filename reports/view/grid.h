// Every implementation on every machine by format: the first page's squares.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "view/agreement.h"
#include "view/entrants.h"
#include "view/matrix.h"

namespace halfulp {

/// What holds of some cell of a part beside those of others.
enum class Mark { alone, differing };

/// The cells of one operation in a square.
struct Part {
  Tally tally;
  std::map<std::string, std::uint64_t> causes;  ///< Cases by cause.
  std::set<Mark> marks;
};

/// One entrant and one format.
struct GridSquare {
  Tally tally;
  std::map<std::string, Part> parts;  ///< By operation.
};

struct Grid {
  std::vector<std::string> formats;                                   ///< In order of appearance.
  std::map<std::pair<std::size_t, std::string>, GridSquare> squares;  ///< By entrant and format.
  std::vector<Tally> tallies;                                         ///< By entrant.
  Tally tally;

  const GridSquare* find(std::size_t entrant, const std::string& format) const;
};

Grid make_grid(const std::vector<NamedRun>& runs, const Entrants& entrants, const Agreement& agreement);

}  // namespace halfulp
