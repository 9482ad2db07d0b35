// What went wrong in one square, by cause, with the first counterexamples.
#pragma once

#include <string>

#include "html/writer.h"
#include "page/matrix.h"

namespace halfulp {

/// Whether examples are shown in full; a page that has grown large leaves the later ones out and says so.
enum class Detail { full, counts_only };

void write_findings(HtmlWriter& html, const ImplementationRecord& implementation, const std::string& format,
                    const Square& square, Detail detail);

/// The command that runs a case again, quoted for a shell.
std::string replay_command(const Found& found, std::uint64_t index, const ImplementationRecord& implementation);

}  // namespace halfulp
