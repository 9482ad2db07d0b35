// The deviations of one cell, sorted by cause, each with its first examples.
#pragma once

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "diagnose/cause.h"
#include "judge/judge.h"

namespace halfulp {

/// One wrong result as it is reported.
struct Mismatch {
  std::uint64_t index = 0;  ///< Case index within the cell: what `replay` takes.
  Code input = 0;           ///< The word of all operands.
  Code magnitude = 0;       ///< The input without its sign; of several operands the sum of theirs.
  Expected expected;
  Code actual = 0;

  /// Smaller counterexamples are better ones; of two signs the positive one.
  auto order() const { return std::tuple(magnitude, input); }
};

struct CauseCount {
  std::string cause;
  std::uint64_t count = 0;
  std::vector<Mismatch> examples;  ///< The smallest inputs first, at most kMaxExamples.
};

/// Counts per cause. Diagnoses of chunks add up in any order.
class Diagnosis {
 public:
  static constexpr std::size_t kMaxExamples = 5;
  /// The cause given to deviations beyond what the judge records singly.
  static constexpr std::string_view kNotDiagnosed = "not_diagnosed";

  /// Diagnoses one segment; `offset` is the index of the source's first case within the cell.
  void add(const Question& question, const CaseSource& source, std::uint64_t offset, const Segment& segment);
  void add_unrecorded(std::uint64_t count);
  /// Adds what another chunk found.
  void merge(const Diagnosis& other);

  /// Counts in the order of the cause rows, narrower causes folded into the broader one they are part of.
  std::vector<CauseCount> result() const;

 private:
  CauseCount& entry(std::string_view cause);

  std::vector<CauseCount> counts_;
};

}  // namespace halfulp
