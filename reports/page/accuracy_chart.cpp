#include "page/accuracy_chart.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "page/parts.h"
#include "page/words.h"
#include "result/spread.h"

namespace halfulp {
namespace {

constexpr double kLeft = 56, kRight = 860, kTop = 14, kBottom = 330;

/// So many points below the best are drawn to scale; what is worse stands at the lower edge, with its number. Else one
/// format that destroys a network would press all others into one line.
constexpr double kPoints = 3;

struct Mark {
  const AccuracyRecord* record;
  MeanSpread accuracy;
  double x = 0, y = 0;
  bool is_below = false;
};

struct Scale {
  double fewest = 0, most = 0;  ///< Bits.
  double worst = 0, best = 0;   ///< Percent.

  double x(double bits) const { return kLeft + (kRight - kLeft) * std::log(bits / fewest) / std::log(most / fewest); }
  double y(double accuracy) const { return kBottom - (kBottom - kTop) * (accuracy - worst) / (best - worst); }
};

MeanSpread spread_of(const AccuracyRecord& record) {
  std::vector<double> values;
  for (const AccuracySample& sample : record.samples) values.push_back(sample.accuracy);
  return mean_spread_of(values);
}

std::vector<Mark> marks_of(const std::vector<const AccuracyRecord*>& records) {
  std::vector<Mark> marks;
  for (const AccuracyRecord* record : records) {
    const Mark mark{.record = record, .accuracy = spread_of(*record)};
    const bool has_place = std::isfinite(record->bits_per_weight) && record->bits_per_weight > 0;
    if (has_place && mark.accuracy.count > 0 && std::isfinite(mark.accuracy.mean)) marks.push_back(mark);
  }
  return marks;
}

bool is_nearest(const Mark& mark) { return mark.record->rounding == "nearest"; }

Scale scale_of(const std::vector<Mark>& marks) {
  const auto bits = [](const Mark& mark) { return mark.record->bits_per_weight; };
  const auto mean = [](const Mark& mark) { return mark.accuracy.mean; };
  const auto [fewest, most] = std::ranges::minmax(marks, {}, bits);
  const auto [worst, best] = std::ranges::minmax(marks, {}, mean);
  const double top = std::ceil((mean(best) + 0.1) * 4) / 4;
  const double lowest = std::max(mean(worst) - 0.25, top - kPoints);
  return {bits(fewest) / 1.25, bits(most) * 1.25, std::floor(lowest * 4) / 4, top};
}

/// Names beside marks, those that find room.
class Labels {
 public:
  explicit Labels(const std::vector<Mark>& marks) {
    for (const Mark& mark : marks) taken_.push_back({mark.x - 5, mark.y - 5, mark.x + 5, mark.y + 5});
  }

  void write(HtmlWriter& html, const Mark& mark, const std::string& text) {
    const double width = 6.4 * static_cast<double>(text.size());
    constexpr double kHalf = 6;
    std::vector<std::pair<double, double>> places = {{mark.x + 8, mark.y}, {mark.x - 8 - width, mark.y}};
    // Beside the lower edge there is nothing but triangles: their names may be stacked.
    for (int row = 1; row <= (mark.is_below ? 4 : 1); ++row) places.emplace_back(mark.x - width / 2, mark.y - 13 * row);
    places.emplace_back(mark.x - width / 2, mark.y + 13);
    for (const auto& [x, y] : places) {
      const Box box{x, y - kHalf, x + width, y + kHalf};
      const auto meets = [&](const Box& other) {
        return box.x1 < other.x2 && other.x1 < box.x2 && box.y1 < other.y2 && other.y1 < box.y2;
      };
      const bool is_inside = box.x1 > kLeft && box.x2 < kRight && box.y1 > kTop && box.y2 < kBottom;
      if (!is_inside || std::ranges::any_of(taken_, meets)) continue;
      taken_.push_back(box);
      html.element("text", {{"class", "name"}, {"x", fixed(x, 1)}, {"y", fixed(y + 4, 1)}}, text);
      return;
    }
  }

 private:
  struct Box {
    double x1, y1, x2, y2;
  };
  std::vector<Box> taken_;
};

void write_line(HtmlWriter& html, const std::string& look, double x1, double y1, double x2, double y2) {
  html.element(
      "line", {{"class", look}, {"x1", fixed(x1, 1)}, {"y1", fixed(y1, 1)}, {"x2", fixed(x2, 1)}, {"y2", fixed(y2, 1)}},
      "");
}

void write_text(HtmlWriter& html, const std::string& anchor, double x, double y, const std::string& text) {
  html.element("text", {{"text-anchor", anchor}, {"x", fixed(x, 1)}, {"y", fixed(y, 1)}}, text);
}

void write_axes(HtmlWriter& html, const Scale& scale) {
  const double step = scale.best - scale.worst > 1.5 ? 0.5 : 0.25;
  for (double accuracy = std::ceil(scale.worst / step) * step; accuracy <= scale.best; accuracy += step) {
    write_line(html, "grid", kLeft, scale.y(accuracy), kRight, scale.y(accuracy));
    write_text(html, "end", kLeft - 6, scale.y(accuracy) + 4, fixed(accuracy, 2));
  }
  for (const double bits : {1, 2, 4, 8, 16, 32}) {
    if (bits < scale.fewest || bits > scale.most) continue;
    write_line(html, "grid", scale.x(bits), kTop, scale.x(bits), kBottom);
    write_text(html, "middle", scale.x(bits), kBottom + 18, fixed(bits, 0));
  }
  write_text(html, "end", kRight, kBottom + 36, "bits per weight");
}

/// A circle, or a triangle that points down for what is below the drawing; hollow where rounding is not to nearest.
void write_mark(HtmlWriter& html, const Mark& mark) {
  const std::string look = is_nearest(mark) ? "mark" : "mark hollow";
  const auto title = [&] {
    html.element("title", {},
                 mark.record->format + " " + mark.record->variant + ", " + mark.record->rounding + ": " +
                     fixed(mark.accuracy.mean, 2) + " %, " + fixed(mark.record->bits_per_weight, 2) + " bits");
  };
  if (mark.is_below) {
    const auto at = [&](double dx, double dy) { return fixed(mark.x + dx, 1) + "," + fixed(mark.y + dy, 1) + " "; };
    html.element("polygon", {{"class", look}, {"points", at(-5, -5) + at(5, -5) + at(0, 5)}}, title);
  } else {
    html.element("circle", {{"class", look}, {"cx", fixed(mark.x, 1)}, {"cy", fixed(mark.y, 1)}, {"r", "4"}}, title);
  }
}

}  // namespace

void write_accuracy_chart(HtmlWriter& html, const std::vector<const AccuracyRecord*>& records,
                          const AccuracyRecord* baseline) {
  std::vector<Mark> marks = marks_of(records);
  if (marks.size() < 2) return;
  const Scale scale = scale_of(marks);
  for (Mark& mark : marks) {
    mark.is_below = mark.accuracy.mean < scale.worst;
    mark.x = scale.x(mark.record->bits_per_weight);
    mark.y = mark.is_below ? kBottom - 8 : scale.y(mark.accuracy.mean);
  }
  const auto body = [&] {
    write_axes(html, scale);
    if (baseline != nullptr && spread_of(*baseline).mean >= scale.worst) {
      const double y = scale.y(spread_of(*baseline).mean);
      write_line(html, "baseline", kLeft, y, kRight, y);
    }
    for (const Mark& mark : marks) {
      if (mark.is_below) continue;
      const double low = std::max(mark.accuracy.mean - mark.accuracy.deviation, scale.worst);
      const double high = std::min(mark.accuracy.mean + mark.accuracy.deviation, scale.best);
      write_line(html, "spread", mark.x, scale.y(low), mark.x, scale.y(high));
    }
    std::ranges::stable_partition(marks, [](const Mark& mark) { return !is_nearest(mark); });  // the full ones on top
    for (const Mark& mark : marks) write_mark(html, mark);
    Labels labels(marks);
    for (const Mark& mark : marks) {
      if (!is_nearest(mark)) continue;
      labels.write(html, mark, mark.record->format + (mark.is_below ? " " + fixed(mark.accuracy.mean, 1) + " %" : ""));
    }
  };
  write_scroll(html, "Chart of accuracy", [&] {
    html.element("svg",
                 {{"class", "chart"},
                  {"viewBox", "0 0 880 372"},
                  {"role", "img"},
                  {"aria-label", "Accuracy in percent against bits per weight; the table below has the numbers"}},
                 body);
  });
  html.element("p", {{"class", "soft"}},
               "Accuracy in percent, and one standard deviation, against bits per weight with scales. Full: rounded to "
               "nearest; hollow: stochastically. Dashed: float32. A triangle stands for what is worse than the drawing "
               "reaches.");
}

}  // namespace halfulp
