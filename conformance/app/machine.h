// What this machine calls itself. Host names stay out: result files are shared.
#pragma once

#include <string>

namespace halfulp {

std::string cpu_name();
std::string os_name();
/// Now, as 2026-01-31T12:00:00Z.
std::string utc_now();

}  // namespace halfulp
