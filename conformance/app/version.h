// What this build is made of.
#pragma once

#include <string>
#include <string_view>

namespace halfulp {

std::string_view suite_version();     ///< "0.1.0".
std::string_view git_commit();        ///< Abbreviated hash, "-dirty" behind it if code differs; or "unknown".
std::string_view compiler_version();  ///< "GNU 12.2.0".
std::string oracle_version();         ///< "MPFR 4.2.0".

}  // namespace halfulp
