// A conversion is monotone between its special values, so the answers to all 2^32 binary32 inputs are a short list of
// runs of equal answers. MPFR decides both ends of every run; what lies between follows from monotonicity.
#pragma once

#include <cstdint>
#include <vector>

#include "oracle/encode.h"

namespace halfulp {

/// Inputs from `first` up to the next run's first have one answer.
struct Run {
  std::uint32_t first = 0;
  Expected expected;
};

/// The answers to every code of a 32-bit (or narrower) binary source format, in order of code.
struct Staircase {
  std::vector<Run> runs;   ///< Ascending by first; runs[0].first == 0; neighbouring runs differ.
  std::uint64_t size = 0;  ///< Number of codes covered: 2^k.

  /// Index of the run that holds `code`. Complexity: logarithmic.
  std::size_t run_of(std::uint64_t code) const;
  /// One past the last code of run `index`.
  std::uint64_t end_of(std::size_t index) const { return index + 1 < runs.size() ? runs[index + 1].first : size; }
};

/// Builds the staircase. Requires: from is a signed binary format of at most 32 bits with IEEE-style specials.
/// Complexity: two oracle calls per run where run lengths repeat, else one per bit of the run's length.
Staircase build_staircase(const FormatSpec& from, const FormatSpec& to, Rounding rounding, const Profile& profile);

}  // namespace halfulp
