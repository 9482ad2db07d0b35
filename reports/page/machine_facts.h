// The machine of measurements, as a list of facts.
#pragma once

#include <vector>

#include "html/writer.h"
#include "result/merge.h"

namespace halfulp {

/// CPU, system, GPU with its clocks where known, and the runs; those are numbered where there are several. Requires a
/// run; all of one machine.
void write_machine_facts(HtmlWriter& html, const std::vector<const NamedRun*>& runs);

/// Its CPU, and its GPU if it has one: short enough for a heading.
std::string short_machine(const HeaderRecord& header);

}  // namespace halfulp
