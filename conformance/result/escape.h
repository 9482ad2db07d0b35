// Text that others supplied, made safe inside XML and HTML: elements and quoted attributes alike.
#pragma once

#include <string>
#include <string_view>

namespace halfulp {

/// Escapes & < > " ', drops control characters but tab and newline, and puts U+FFFD for what is not UTF-8.
std::string escaped(std::string_view text);

/// Appends the same.
void append_escaped(std::string& out, std::string_view text);

}  // namespace halfulp
