// Text that others supplied, made safe inside Markdown.
#pragma once

#include <string>
#include <string_view>

namespace halfulp {

/// `text` as code, which nothing in it can end: no markup, no link, no mention. A cell of a table may hold it.
std::string markdown_code(std::string_view text);

/// `text` as prose without any markup in it. A cell of a table may hold it.
std::string markdown_text(std::string_view text);

}  // namespace halfulp
