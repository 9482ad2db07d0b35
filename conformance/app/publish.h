// Result files under the name of their machine, for others to compare with.
#pragma once

#include <string>

#include "result/record.h"

namespace halfulp {

/// Where published files lie that came along.
std::string published_directory();

/// The name of a machine's folder: its GPU's name if it has one, else its CPU's, in lower case with '-' for all that is
/// no letter or digit.
std::string slug_of(const HeaderRecord& header);

/// Writes the run into FOLDER/MACHINE/DATE.jsonl, with -2, -3, ... behind the date where there is such a file, and
/// returns that path. Errors: WriteError.
std::string publish(const RunRecord& run, const std::string& folder);

}  // namespace halfulp
