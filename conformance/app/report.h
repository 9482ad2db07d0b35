// `halfulp report`: everything found here, checked, measured and shown.
#pragma once

#include <string>
#include <vector>

#include "run/selection.h"

namespace halfulp {

struct ReportOptions {
  std::vector<std::string> implementations;  ///< As for check; empty for "all".
  Selection selection;
  int jobs = 0;            ///< Threads; 0 for all cores.
  std::string directory;   ///< Made if missing; receives the pages, run.jsonl, speed.jsonl and accuracy.jsonl.
  std::string waivers;     ///< List of accepted deviations; empty for none.
  std::string publish_to;  ///< Folder of machines' folders that gets the result files as one; empty for none.
};

/// Checks, measures speed and accuracy in a short form, then renders and publishes. Returns an ExitCode: kConforms when
/// the page was made, whatever it shows; that of a part which could not finish.
int report(const ReportOptions& options);

}  // namespace halfulp
