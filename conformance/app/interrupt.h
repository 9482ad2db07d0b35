// Ctrl-C as a flag that a run looks at. A second Ctrl-C ends the process at once.
#pragma once

#include <atomic>

namespace halfulp {

/// Installs handlers for SIGINT and SIGTERM and returns the flag they set.
const std::atomic<bool>& interrupt_flag();

}  // namespace halfulp
