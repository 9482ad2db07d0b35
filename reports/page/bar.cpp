#include "page/bar.h"

#include "page/words.h"

namespace halfulp {
namespace {

constexpr double kWidth = 240;

void write_line(HtmlWriter& html, const std::string& look, double x1, double y1, double x2, double y2) {
  html.element(
      "line", {{"class", look}, {"x1", fixed(x1, 1)}, {"y1", fixed(y1, 1)}, {"x2", fixed(x2, 1)}, {"y2", fixed(y2, 1)}},
      "");
}

}  // namespace

void write_bar(HtmlWriter& html, const Bar& bar) {
  const auto place = [&](double speed) { return 1 + (kWidth - 4) * speed / bar.top; };
  const std::string label = fixed(bar.speed.median, 2) + " GB/s, copy " + fixed(bar.copy, 2) + " GB/s, " + bar.outcome;
  html.element("svg", {{"class", "bar"}, {"viewBox", "0 0 240 18"}, {"role", "img"}, {"aria-label", label}}, [&] {
    html.element("title", {}, label);
    html.element("rect",
                 {{"class", bar.outcome == "conforms" ? "right" : "wrong"},
                  {"x", "1"},
                  {"y", "3.5"},
                  {"width", fixed(place(bar.speed.median) - 1, 1)},
                  {"height", "11"}},
                 "");
    write_line(html, "whisker", place(bar.speed.q1), 9, place(bar.speed.q3), 9);
    if (bar.copy > 0) write_line(html, "copy", place(bar.copy), 0, place(bar.copy), 18);
  });
}

}  // namespace halfulp
