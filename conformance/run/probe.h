// Opens a shared library in a child process first: what crashes, hangs or lies there cannot hurt the run.
#pragma once

#include <string>

#include "abi/halfulp_adapter.h"

namespace halfulp {

/// What is wrong with an adapter's own statements, or empty. Total: trusts no pointer more than it must.
std::string problem_with(const halfulp_adapter* adapter);

/// What goes wrong when a child process opens `path`, or empty.
std::string probe_library(const std::string& path);

}  // namespace halfulp
