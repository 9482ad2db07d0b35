// `halfulp validate`: reads result files and says whether they are whole.
#pragma once

#include <string>
#include <vector>

namespace halfulp {

/// One line per file: on stdout if it is a result, on stderr if not. Returns an ExitCode.
int validate(const std::vector<std::string>& files);

}  // namespace halfulp
