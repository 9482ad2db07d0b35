// What stands where a page has grown too large for a part.
#pragma once

#include "html/writer.h"

namespace halfulp {

inline void write_no_room(HtmlWriter& html) {
  html.element("p", {{"class", "warning"}}, "Left out: the page has no room for it. The result file has the numbers.");
}

}  // namespace halfulp
