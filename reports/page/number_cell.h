// A number in a table.
#pragma once

#include <string_view>

#include "html/writer.h"

namespace halfulp {

/// A cell whose text stands on the right.
inline void write_number_cell(HtmlWriter& html, std::string_view text) {
  html.element("td", {{"class", "number"}}, text);
}

}  // namespace halfulp
