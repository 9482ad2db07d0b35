// Several result files of one machine as one.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "result/record.h"

namespace halfulp {

/// Files that cannot be one. Message: which two, what differs, and what was expected.
struct MergeError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A run and the name of its file.
struct NamedRun {
  std::string file;
  RunRecord run;
};

/// All cells and measurements in the order of the files, each once. The header is the first file's, with the
/// implementations of all; it is no shard, and without a plan since nothing goes on from it. Requires a file. Errors:
/// MergeError for another suite or machine, and for a line that two files have with different content.
RunRecord merge(const std::vector<NamedRun>& parts);

/// Of runs in shards that are not all there, how many are: "2 of 3".
std::vector<std::string> incomplete_shards(const std::vector<NamedRun>& parts);

}  // namespace halfulp
