// The page about one or more runs: what was run, who conforms where, and what went wrong.
#pragma once

#include <string>
#include <vector>

#include "result/record.h"

namespace halfulp {

/// The whole page: one file, no scripts, nothing fetched. Equal runs give equal pages.
std::string index_page(const std::vector<RunRecord>& runs);

/// Writes DIRECTORY/index.html, whole or not at all, and returns its path. Errors: WriteError.
std::string render_index(const std::vector<RunRecord>& runs, const std::string& directory);

}  // namespace halfulp
