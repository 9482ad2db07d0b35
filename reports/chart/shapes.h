// The elements of a drawing. Looks are CSS classes, so that themes and print decide about colours.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "html/writer.h"

namespace halfulp {

struct Point {
  double x = 0, y = 0;
};

enum class Anchor { start, middle, end };

void write_line(HtmlWriter& html, std::string_view look, Point from, Point to);
void write_rectangle(HtmlWriter& html, std::string_view look, Point corner, double width, double height,
                     std::string_view title = {});
void write_circle(HtmlWriter& html, std::string_view look, Point centre, double radius, std::string_view title = {});
void write_path(HtmlWriter& html, std::string_view look, std::span<const Point> points);
void write_label(HtmlWriter& html, std::string_view look, Anchor anchor, Point at, std::string_view text);

/// A coordinate: at most two digits behind the point, no zeros at the end.
std::string coordinate(double value);

/// A drawing of this size with a name and a description for those who do not see it; `body()` writes its shapes. It
/// grows and shrinks with its place.
template <class Body>
requires std::invocable<Body>
void write_drawing(HtmlWriter& html, std::string_view look, double width, double height, std::string_view name,
                   std::string_view description, Body body) {
  const std::string box = "0 0 " + coordinate(width) + " " + coordinate(height);
  html.element("svg",
               {{"class", std::string(look)},
                {"viewBox", box},
                {"width", coordinate(width)},
                {"role", "img"},
                {"aria-label", std::string(name) + (description.empty() ? "" : ". ") + std::string(description)}},
               body);
}

}  // namespace halfulp
