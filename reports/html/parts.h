// What every table of the page has.
#pragma once

#include <concepts>
#include <initializer_list>
#include <string>

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

/// The name above a column, and the class of its cells: "number" for what stands to the right.
struct ColumnHead {
  const char* name;
  const char* look = "";
};

inline void write_column_heads(HtmlWriter& html, std::initializer_list<ColumnHead> heads) {
  html.element("thead", {}, [&] {
    html.element("tr", {}, [&] {
      for (const ColumnHead& head : heads) html.element("th", {{"scope", "col"}, {"class", head.look}}, head.name);
    });
  });
}

}  // namespace halfulp
