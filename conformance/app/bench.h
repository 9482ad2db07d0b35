// `halfulp bench`: how fast implementations are, with the verdict on each beside its speed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "run/selection.h"

namespace halfulp {

enum class BenchStyle : std::uint8_t { table, json };

struct BenchOptions {
  std::vector<std::string> implementations;  ///< As for check; empty for "all".
  Selection selection;  ///< What it leaves open is decided by throughput/choose.h. The tier is not used.
  std::vector<std::string> mixes{"normal"};  ///< "normal", "uniform", "adversarial".
  std::vector<std::string> sizes{"large"};   ///< "cache", "large".
  std::vector<std::string> threads{"1"};     ///< "1", "all".
  int samples = 7;                           ///< Of every line, at least 1.
  double seconds = 0.02;                     ///< What a sample takes at least.
  std::string output;                        ///< Result file; empty for none.
  BenchStyle style = BenchStyle::table;
};

/// Judges and times, prints a table or JSON to stdout, progress and lines that could not be timed to stderr. Returns an
/// ExitCode: kConforms when something was timed, whatever the verdicts. Errors: UsageError for an unknown mix, size or
/// number of threads, and for no samples.
int bench(const BenchOptions& options);

}  // namespace halfulp
