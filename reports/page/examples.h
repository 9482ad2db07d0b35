// Counterexamples as a table.
#pragma once

#include <vector>

#include "html/writer.h"
#include "result/record.h"

namespace halfulp {

/// Input, expected and actual result of every example, each as code, hexfloat and, of the input, decimal; and how many
/// steps of the result's format lie between the two, where both are numbers of a known format.
void write_examples(HtmlWriter& html, const CellRecord& cell, const std::vector<ExampleRecord>& examples);

}  // namespace halfulp
