// Runs as JUnit XML: one suite per implementation, one test case per cell.
#pragma once

#include <span>
#include <string>

#include "result/record.h"

namespace halfulp {

std::string to_junit(const RunRecord& run);

/// Several runs in one file, each with suites of its own under the name of its machine. Requires pointers that are not
/// null.
std::string to_junit(std::span<const RunRecord* const> runs);

/// Writes the file whole or not at all. Errors: WriteError.
void write_junit(const std::string& path, const RunRecord& run);

}  // namespace halfulp
