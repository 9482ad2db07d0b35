#include "page/bar.h"

#include <algorithm>

#include "chart/shapes.h"
#include "view/words.h"

namespace halfulp {
namespace {

constexpr double kWidth = 240, kHeight = 18;

}  // namespace

void write_bar(HtmlWriter& html, const Bar& bar) {
  const auto place = [&](double speed) { return 1 + (kWidth - 4) * speed / bar.top; };
  std::string name = fixed(bar.speed.median, 2) + " GB/s";
  if (bar.copy > 0) name += ", copy " + fixed(bar.copy, 2) + " GB/s";
  write_drawing(html, "bar", kWidth, kHeight, name + ", " + bar.outcome, "", [&] {
    const bool is_right = bar.outcome == "conforms";
    const double length = std::max(1.0, place(bar.speed.median) - 1);  // less could not be seen
    write_rectangle(html, is_right ? "right" : "wrong", {1, 3.5}, length, 11, name);
    write_line(html, "whisker", {place(bar.speed.q1), 9}, {place(bar.speed.q3), 9});
    if (bar.copy > 0) write_line(html, "copy", {place(bar.copy), 0}, {place(bar.copy), kHeight});
    const bool has_memory = bar.memory > 0 && bar.memory <= bar.top;
    if (has_memory) write_line(html, "memory", {place(bar.memory), 0}, {place(bar.memory), kHeight});
  });
}

}  // namespace halfulp
