// Two runs side by side: what differs between them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "compare/inputs.h"
#include "compare/speed.h"
#include "result/record.h"
#include "result/spread.h"

namespace halfulp {

/// A change of the mean by more than this many pooled standard deviations is one.
inline constexpr double kAccuracyTolerance = 2;

struct OutcomeChange {
  std::string cell;
  std::string before, after;

  /// A cell that conformed and does not any more: it deviates, or errs. Skipped proves nothing.
  bool is_worse() const { return before == "conforms" && (after == "deviates" || after == "errored"); }
};

/// Equal outcomes of equal cases, and yet other results.
struct DigestChange {
  std::string cell;
  std::string before, after;
  std::uint64_t cases = 0;
};

/// Which case of a cell with other results is the first of them, where outcomes are equal or not.
struct InputChange {
  std::string cell;
  /// The command that runs one of the cases again. Where none is known and the cell is right on both sides, --open: the
  /// first that has more than one right result; else INDEX.
  std::string replay;
  std::optional<InputDifference> first;           ///< Empty: no example shows one.
  std::uint64_t open_before = 0, open_after = 0;  ///< Results that the profile leaves open.
  bool is_right_on_both = false;                  ///< Both conform: what differs is more than one right result.
  std::string open_results;                       ///< Which those are, as open_results_of has it.
};

struct Sizes {
  double kilobytes = 0, kilobytes_with_scales = 0, bits_per_weight = 0;

  bool operator==(const Sizes&) const = default;
};

struct AccuracyChange {
  std::string id;
  MeanSpread before, after;  ///< Percent.
  Sizes sizes_before, sizes_after;
  bool has_other_mean = false, has_other_sizes = false;
};

/// A line that the other file has not.
struct LoneLine {
  std::string kind;  ///< "cell", "training", "accuracy", "throughput".
  std::string id;
};

/// Only differences are listed, but for speeds: there is one for every throughput line that both have.
struct Comparison {
  std::string machine_before, machine_after;  ///< As machine_text has them.
  std::vector<OutcomeChange> outcomes;
  std::vector<DigestChange> digests;
  std::vector<InputChange> inputs;  ///< For every cell in both whose digests differ over the same cases.
  std::vector<SpeedChange> speeds;
  std::vector<AccuracyChange> accuracies;
  std::vector<LoneLine> missing, added;       ///< Only before; only after.
  std::size_t cells = 0, accuracy_lines = 0;  ///< In both.

  bool is_same_machine() const { return machine_before == machine_after; }
};

Comparison compare(const RunRecord& before, const RunRecord& after);

}  // namespace halfulp
