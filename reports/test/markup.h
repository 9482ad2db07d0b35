// What tests ask of markup.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace halfulp {

inline std::size_t count_of(const std::string& text, const std::string& what) {
  std::size_t count = 0;
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++count;
  return count;
}

/// Elements that are opened and those that are closed; in SVG an open one swallows what follows.
inline void expect_balanced(const std::string& page) {
  for (const char* name : {"svg", "rect", "line", "circle", "polygon", "path", "text", "title", "table", "tr",
                           "details", "figure", "caption", "symbol", "use"}) {
    EXPECT_EQ(count_of(page, "<" + std::string(name) + ">") + count_of(page, "<" + std::string(name) + " "),
              count_of(page, "</" + std::string(name) + ">"))
        << name;
  }
}

/// Every drawing has a role and a name, and no coordinate that is no number.
inline void expect_good_drawings(const std::string& page) {
  EXPECT_EQ(count_of(page, "<svg "), count_of(page, " role=\"img\" aria-label=\""));
  for (auto at = page.find("<svg"); at != std::string::npos; at = page.find("<svg", at + 1)) {
    const std::string drawing = page.substr(at, page.find("</svg>", at) - at);
    for (const char* bad : {"=\"nan", "=\"-nan", "=\"inf", "=\"-inf", " nan", "Lnan"}) {
      EXPECT_THAT(drawing, ::testing::Not(::testing::HasSubstr(bad)));
    }
  }
}

}  // namespace halfulp
