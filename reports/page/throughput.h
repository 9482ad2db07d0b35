// How fast implementations are, machine by machine.
#pragma once

#include <vector>

#include "html/writer.h"
#include "result/record.h"

namespace halfulp {

/// A section with a table for every machine, mix of values, size and number of threads; nothing where no run measured.
void write_throughput(HtmlWriter& html, const std::vector<RunRecord>& runs);

}  // namespace halfulp
