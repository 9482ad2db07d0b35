// What pages share: parts that scroll, heads of tables, long names.
#pragma once

#include <concepts>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "html/writer.h"

namespace halfulp {

/// A part that is wider than a phone and can be moved sideways, by keyboard too.
template <class Body>
requires std::invocable<Body>
void write_scroll(HtmlWriter& html, Literal label, Body body) {
  html.element("div",
               {{"class", "scroll"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", std::string(label.text())}},
               body);
}

inline void write_head_row(HtmlWriter& html, std::initializer_list<const char*> names) {
  html.element("thead", {}, [&] {
    html.element("tr", {}, [&] {
      for (const char* name : names) html.element("th", {{"scope", "col"}}, name);
    });
  });
}

/// A name with slashes, such as that of a cell: where a line ends it is broken behind one of them.
inline void write_path(HtmlWriter& html, std::string_view path) {
  html.element("span", {{"class", "path"}}, [&] {
    while (!path.empty()) {
      const std::size_t slash = path.find('/'), end = slash == path.npos ? path.size() : slash + 1;
      html.element("span", {}, path.substr(0, end));
      path.remove_prefix(end);
    }
  });
}

/// The name above a column, and the class of its cells: "number" for what stands to the right.
struct ColumnHead {
  std::string name;
  std::string look = {};
};

inline void write_column_heads(HtmlWriter& html, const std::vector<ColumnHead>& heads) {
  html.element("thead", {}, [&] {
    html.element("tr", {}, [&] {
      for (const auto& [name, look] : heads) {
        if (look.empty()) {
          html.element("th", {{"scope", "col"}}, name);
        } else {
          html.element("th", {{"scope", "col"}, {"class", look}}, name);
        }
      }
    });
  });
}

}  // namespace halfulp
