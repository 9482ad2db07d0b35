// What the runs say, as a page of Markdown: for a pull request or a job's summary.
#pragma once

#include <string>
#include <vector>

#include "result/merge.h"

namespace halfulp {

/// Runs, a table of implementations, and what deviates or errored by implementation and format, with causes. Where
/// there is more than a reader would read, the rest is counted.
std::string summary_markdown(const std::vector<NamedRun>& runs);

}  // namespace halfulp
