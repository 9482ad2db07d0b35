#include "page/ratio.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "chart/scale.h"
#include "chart/shapes.h"
#include "view/words.h"

namespace halfulp {
namespace {

constexpr double kWidth = 200, kHeight = 18;

std::string_view look_of(SpeedVerdict verdict) {
  if (verdict == SpeedVerdict::faster) return "faster";
  if (verdict == SpeedVerdict::slower) return "slower";
  return "unsure";
}

}  // namespace

std::string text_of(SpeedVerdict verdict) {
  constexpr std::string_view kSymbols[] = {"= ", "\u25B2 ", "\u25BC ", "? "};  // as SpeedVerdict has them
  return std::string(kSymbols[static_cast<std::size_t>(verdict)]) + std::string(name_of(verdict));
}

std::string significant(double value) {
  const double size = std::abs(value);
  if (!std::isfinite(value) || size == 0) return fixed(value, 0);
  return fixed(value, std::clamp(2 - static_cast<int>(std::floor(std::log10(size))), 0, 9));
}

double reach_of(const std::vector<SpeedChange>& changes) {
  double reach = 1.25;
  for (const SpeedChange& change : changes) {
    if (change.ratio > 0) reach = std::max({reach, change.ratio, 1 / change.ratio});
  }
  return std::min(reach, 16.0);
}

void write_ratio(HtmlWriter& html, const SpeedChange& change, double reach) {
  const Scale scale{1 / reach, reach, 6, kWidth - 6, Spacing::logarithmic};
  const auto place = [&](double ratio) { return scale.at(std::clamp(ratio, 1 / reach, reach)); };
  const std::string name = significant(change.ratio) + " times as fast, " + std::string(name_of(change.verdict));
  write_drawing(html, "ratio", kWidth, kHeight, name, "", [&] {
    write_line(html, "one", {scale.at(1), 0}, {scale.at(1), kHeight});
    if (change.before && change.after && change.after->q1 > 0) {
      const double low = change.before->q1 / change.after->q3, high = change.before->q3 / change.after->q1;
      write_line(html, "whisker", {place(low), kHeight / 2}, {place(high), kHeight / 2});
    }
    write_circle(html, look_of(change.verdict), {place(change.ratio), kHeight / 2}, 4, name);
  });
}

}  // namespace halfulp
