// What one implementation does wrong in one format, by cause, with the first counterexamples.
#pragma once

#include <string>
#include <vector>

#include "html/writer.h"
#include "site/page.h"

namespace halfulp {

/// Whether examples are shown in full; a page that has grown large leaves the later ones out and says so.
enum class Detail { full, counts_only };

/// All cells of an implementation about one format.
struct FormatCells {
  std::string format;
  Tally tally;
  std::vector<Found> trouble;  ///< Those that deviate or errored, in file order.
  bool has_section = false;    ///< About its trouble, on the page.
};

/// A section with the id of the format within the page.
void write_findings(HtmlWriter& html, const Source& source, const ImplementationRecord& implementation,
                    const FormatCells& cells, Detail detail);

}  // namespace halfulp
