// Text from files in commands that are pasted into a shell.
#pragma once

#include <string>

#include "result/record.h"

namespace halfulp {

/// The text, in quotation marks where it has more than letters, digits and "_-./:".
std::string shell_quoted(const std::string& text);

/// The options by which `replay` takes the cases that the cell ran: " --tier quick --seed 1".
std::string cases_options(const CellRecord& cell, const HeaderRecord& header);

/// Whether `replay` must be told where the cell's implementation lies: what a library is called does not say it.
bool is_library(const CellRecord& cell, const HeaderRecord& header);

}  // namespace halfulp
