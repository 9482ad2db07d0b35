// `halfulp check`: judges implementations.
#pragma once

#include <string>
#include <vector>

#include "run/selection.h"

namespace halfulp {

enum class ResumeMode { start_afresh, resume };

/// Whether a machine without a GPU is one more reason to skip, or a failure.
enum class DeviceNeed { optional, required };

struct CheckOptions {
  std::vector<std::string> implementations;  ///< "builtin:ID", "dso:PATH", "all", "device", "faulty".
  Selection selection;
  int jobs = 0;              ///< Threads; 0 for all cores.
  std::string output;        ///< Result file; empty for none.
  std::string junit;         ///< JUnit file; empty for none.
  std::string waivers = {};  ///< List of accepted deviations; empty for none.
  ResumeMode resume = ResumeMode::start_afresh;
  DeviceNeed device = DeviceNeed::optional;
};

/// Runs the check, prints a summary to stdout and progress to stderr. Returns an ExitCode.
int check(const CheckOptions& options);

}  // namespace halfulp
