#include "chart/shapes.h"

#include <cmath>
#include <cstdio>

namespace halfulp {
namespace {

/// The text that shows when the shape is pointed at.
void write_title(HtmlWriter& html, std::string_view title) {
  if (!title.empty()) html.element("title", {}, title);
}

}  // namespace

std::string coordinate(double value) {
  char text[64];
  std::snprintf(text, sizeof text, "%.2f", value);
  std::string digits = text;
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.back() == '.') digits.pop_back();
  return digits == "-0" ? "0" : digits;
}

void write_line(HtmlWriter& html, std::string_view look, Point from, Point to) {
  html.element("line",
               {{"class", std::string(look)},
                {"x1", coordinate(from.x)},
                {"y1", coordinate(from.y)},
                {"x2", coordinate(to.x)},
                {"y2", coordinate(to.y)}},
               "");
}

void write_rectangle(HtmlWriter& html, std::string_view look, Point corner, double width, double height,
                     std::string_view title) {
  html.element("rect",
               {{"class", std::string(look)},
                {"x", coordinate(corner.x)},
                {"y", coordinate(corner.y)},
                {"width", coordinate(width)},
                {"height", coordinate(height)}},
               [&] { write_title(html, title); });
}

void write_circle(HtmlWriter& html, std::string_view look, Point centre, double radius, std::string_view title) {
  html.element("circle",
               {{"class", std::string(look)},
                {"cx", coordinate(centre.x)},
                {"cy", coordinate(centre.y)},
                {"r", coordinate(radius)}},
               [&] { write_title(html, title); });
}

void write_path(HtmlWriter& html, std::string_view look, std::span<const Point> points) {
  std::string steps;
  for (const Point& point : points) {
    steps.append(steps.empty() ? "M" : "L").append(coordinate(point.x)).append(" ").append(coordinate(point.y));
  }
  html.element("path", {{"class", std::string(look)}, {"d", steps}}, "");
}

void write_label(HtmlWriter& html, std::string_view look, Anchor anchor, Point at, std::string_view text) {
  constexpr std::string_view kAnchors[] = {"start", "middle", "end"};
  html.element("text",
               {{"class", std::string(look)},
                {"text-anchor", std::string(kAnchors[static_cast<int>(anchor)])},
                {"x", coordinate(at.x)},
                {"y", coordinate(at.y)}},
               text);
}

}  // namespace halfulp
