// A run as JUnit XML: one suite per implementation, one test case per cell.
#pragma once

#include <string>

#include "result/record.h"

namespace halfulp {

std::string to_junit(const RunRecord& run);

/// Writes the file whole or not at all. Errors: WriteError.
void write_junit(const std::string& path, const RunRecord& run);

}  // namespace halfulp
