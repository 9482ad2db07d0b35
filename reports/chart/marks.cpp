#include "chart/marks.h"

#include <algorithm>
#include <string>

namespace halfulp {

void write_mark(HtmlWriter& html, std::string_view look, MarkShape shape, Point at, std::string_view title) {
  if (shape == MarkShape::circle) return write_circle(html, look, at, 4, title);
  if (shape == MarkShape::square) return write_rectangle(html, look, {at.x - 3.75, at.y - 3.75}, 7.5, 7.5, title);
  const auto corner = [&](double dx, double dy) { return coordinate(at.x + dx) + "," + coordinate(at.y + dy); };
  html.element("polygon",
               {{"class", std::string(look)}, {"points", corner(-5, -5) + " " + corner(5, -5) + " " + corner(0, 5)}},
               [&] { html.element("title", {}, title); });
}

MarkNames::MarkNames(const Box& frame, std::span<const Point> marks) : frame_(frame) {
  for (const Point& mark : marks) taken_.push_back({mark.x - 5, mark.y - 5, mark.x + 5, mark.y + 5});
}

void MarkNames::write(HtmlWriter& html, Point mark, std::string_view name, int rows) {
  constexpr double kCharacter = 6.2, kHalf = 6, kGap = 8, kRow = 13;
  const double width = kCharacter * static_cast<double>(name.size());
  std::vector<Point> places = {{mark.x + kGap, mark.y}, {mark.x - kGap - width, mark.y}};
  for (int row = 1; row <= rows; ++row) places.push_back({mark.x - width / 2, mark.y - kRow * row});
  places.push_back({mark.x - width / 2, mark.y + kRow});
  for (const Point& place : places) {
    const Box box{place.x, place.y - kHalf, place.x + width, place.y + kHalf};
    const auto meets = [&](const Box& other) { return box.meets(other); };
    if (!frame_.holds(box) || std::ranges::any_of(taken_, meets)) continue;
    taken_.push_back(box);
    return write_label(html, "name", Anchor::start, {place.x, place.y + 4}, name);
  }
}

}  // namespace halfulp
