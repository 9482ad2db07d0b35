// The machine of measurements, as a list of facts.
#pragma once

#include <vector>

#include "html/writer.h"
#include "result/merge.h"

namespace halfulp {

/// CPU, system, GPU with its clocks where known, and the runs; those are numbered where there are several. Requires a
/// run; all of one machine.
void write_machine_facts(HtmlWriter& html, const std::vector<const NamedRun*>& runs);

/// The CPU of each machine, and its GPU if it has one: short enough for headings, and unlike each other.
std::vector<std::string> machine_headings(const std::vector<const HeaderRecord*>& machines);

/// Links to sections about machines, where there are several: their ids and names.
void write_machine_links(HtmlWriter& html, const std::vector<std::pair<std::string, std::string>>& sections);

}  // namespace halfulp
