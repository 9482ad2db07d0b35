// How accurate networks stay in narrow formats.
#pragma once

#include <vector>

#include "html/writer.h"
#include "result/record.h"

namespace halfulp {

/// A section with a chart and tables for every experiment of every run; nothing where no run has any.
void write_accuracy(HtmlWriter& html, const std::vector<RunRecord>& runs);

}  // namespace halfulp
