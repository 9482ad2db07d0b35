// `halfulp waive`: deviations of result files as a list of waivers.
#pragma once

#include <string>
#include <vector>

namespace halfulp {

/// Prints the list to stdout. Returns an ExitCode: kInfrastructure where a file cannot be read.
int waive(const std::vector<std::string>& files);

}  // namespace halfulp
