// What a cause can be called.
#pragma once

#include <string>
#include <vector>

namespace halfulp {

/// The name of every cause that diagnosis can give, of elements and of blocks, each once.
std::vector<std::string> cause_names();

}  // namespace halfulp
