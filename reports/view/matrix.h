// Runs sorted into squares: implementation by format.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "result/merge.h"

namespace halfulp {

/// How far a set of cells was tested. Sampled cells prove nothing about the inputs they left out.
struct Tally {
  std::uint64_t conforms = 0, deviates = 0, errored = 0, skipped = 0;
  std::uint64_t waived = 0;      ///< Those that deviate from accepted causes alone.
  std::uint64_t exhaustive = 0;  ///< Cells that ran and covered every input.
  std::uint64_t cases = 0, deviating = 0;

  std::uint64_t ran() const { return conforms + deviates; }
  std::uint64_t cells() const { return conforms + deviates + errored + skipped; }
  void add(const CellRecord& cell);
  Tally& operator+=(const Tally& other);
};

/// A cell with the run it is from.
struct Found {
  const CellRecord* cell;
  const HeaderRecord* run;
};

/// Everything about one implementation and one format.
struct Square {
  Tally tally;
  std::vector<Found> trouble;  ///< Cells that do not conform, in file order.
};

struct Column {
  ImplementationRecord implementation;
  Tally tally;
};

/// Refers to the runs it was made from.
struct Matrix {
  std::vector<Column> columns;                                    ///< In order of appearance.
  std::vector<std::string> formats;                               ///< In order of appearance.
  std::map<std::pair<std::string, std::string>, Square> squares;  ///< By implementation and format.
  Tally tally;

  const Square* find(const std::string& implementation, const std::string& format) const;
};

Matrix make_matrix(const std::vector<NamedRun>& runs);

}  // namespace halfulp
