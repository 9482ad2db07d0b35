// Several result files at once, read before anything is made of them.
#pragma once

#include <string>
#include <vector>

#include "result/merge.h"

namespace halfulp {

/// Reads all files, in parallel, and returns them in their order. A file that is given twice, or that says the same as
/// an earlier one line by line, is taken once, with a warning on stderr. Errors: ReadError of the first file that
/// cannot be read; and where two files contradict each other, with the line of the second one.
std::vector<NamedRun> read_runs(const std::vector<std::string>& files);

}  // namespace halfulp
