// `halfulp diff`: what differs between two result files.
#pragma once

#include <string>
#include <vector>

namespace halfulp {

struct DiffOptions {
  std::string before, after;         ///< Result files.
  std::vector<std::string> fail_on;  ///< What fails besides a worse outcome: "slower", "accuracy", "missing", "digest".
};

/// Prints one line per difference and a summary to stdout; nothing where the files say the same. Returns an ExitCode:
/// kDeviates where a cell that conformed deviates or errs, or where there is something of `fail_on`; kInfrastructure
/// where a file cannot be read. Errors: UsageError for an unknown word in `fail_on`.
int diff(const DiffOptions& options);

}  // namespace halfulp
