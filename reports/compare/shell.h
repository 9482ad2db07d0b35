// Text from files as a word of a command that is pasted into a shell.
#pragma once

#include <string>

namespace halfulp {

/// The text, in quotation marks where it has more than letters, digits and "_-./:".
std::string shell_quoted(const std::string& text);

}  // namespace halfulp
