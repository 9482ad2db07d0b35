#include "page/changed_answers.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "chart/bars.h"
#include "view/words.h"

namespace halfulp {
namespace {

constexpr std::size_t kMostBars = 48;

/// Bars beyond so many times the middle one are cut: a format that destroys a network would make the others invisible.
constexpr double kCut = 6;

}  // namespace

void write_changed_answers(HtmlWriter& html, const AccuracyRecords& records, const AccuracyRecord* baseline) {
  std::vector<ChartBar> bars;
  for (const AccuracyRecord* record : one_of_each_format(records)) {
    const double changed = spread_of(*record, &AccuracySample::changed).mean;
    if (record == baseline || !std::isfinite(changed)) continue;
    bars.push_back({record->format, changed, "plain", fixed(changed, changed < 10 ? 1 : 0)});
  }
  if (bars.size() < 2) return;
  std::ranges::stable_sort(bars, {}, &ChartBar::value);
  const std::size_t left_out = bars.size() > kMostBars ? bars.size() - kMostBars : 0;
  bars.erase(bars.begin(), bars.begin() + static_cast<std::ptrdiff_t>(left_out));
  const double most = bars.back().value, middle = bars[bars.size() / 2].value;
  const double top = std::max(1.0, middle > 0 ? std::min(most, kCut * middle) : most);
  for (ChartBar& bar : bars) {
    if (bar.value > top) bar.text += " \u00BB";
  }
  html.element("figure", {}, [&] {
    html.element("figcaption", {}, [&] {
      html.element("strong", {}, "Answers changed");
      std::string note = " \u00B7 mean over the networks; \u00BB longer than drawn; other block sizes are in the table";
      if (left_out > 0) note += "; " + counted(left_out, "format") + " that change fewer too";
      html.text(note);
    });
    write_bars(html, {.name = "Test images whose answer is another than the float32 network's, by format",
                      .description = "The table has the numbers",
                      .unit = "test images with another answer than float32's",
                      .top = top,
                      .bars = bars,
                      .rules = {},
                      .text_width = 60});
  });
}

}  // namespace halfulp
