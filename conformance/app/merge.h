// `halfulp merge`: one result file of several.
#pragma once

#include <string>
#include <vector>

namespace halfulp {

struct MergeOptions {
  std::vector<std::string> files;
  std::string output;      ///< The file to write; empty for one that is published.
  std::string publish_to;  ///< Folder of machines' folders, where there is no `output`.
};

/// Writes the lines of all files into one, or nothing. Returns an ExitCode: kInfrastructure where a file cannot be read
/// or written, or where the files cannot be one.
int merge_files(const MergeOptions& options);

}  // namespace halfulp
