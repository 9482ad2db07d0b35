#include "page/accuracy_chart.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <tuple>

#include "chart/frame.h"
#include "chart/marks.h"
#include "html/parts.h"
#include "view/words.h"

namespace halfulp {
namespace {

constexpr Box kFrame{56, 26, 880, 350};

/// So large a share of the marks may stand at the lower edge, with their numbers, and the others are drawn to scale.
/// Else one format that destroys a network would press all others into one line.
constexpr double kShareBelow = 0.15;

struct AccuracyMark {
  const AccuracyRecord* record;
  MeanSpread accuracy;
  Point at;
  bool is_below = false;  ///< Below the drawing.

  bool is_nearest() const { return record->rounding == "nearest"; }
};

std::vector<AccuracyMark> marks_of(const AccuracyRecords& records) {
  std::vector<AccuracyMark> marks;
  for (const AccuracyRecord* record : records) {
    const AccuracyMark mark{.record = record, .accuracy = spread_of(*record, &AccuracySample::accuracy), .at = {}};
    const bool has_place = std::isfinite(record->bits_per_weight) && record->bits_per_weight > 0;
    if (has_place && mark.accuracy.count > 0 && std::isfinite(mark.accuracy.mean)) marks.push_back(mark);
  }
  return marks;
}

ChartAxis bits_axis(const std::vector<AccuracyMark>& marks) {
  const auto bits = [](const AccuracyMark& mark) { return mark.record->bits_per_weight; };
  const auto [fewest, most] = std::ranges::minmax(marks, {}, bits);
  return {.scale = {bits(fewest) / 1.25, bits(most) * 1.25, kFrame.left, kFrame.right, Spacing::logarithmic},
          .name = "bits per weight, with scales",
          .text = [](double tick) { return exact(tick); },
          .ticks = 8};
}

ChartAxis accuracy_axis(const std::vector<AccuracyMark>& marks) {
  std::vector<double> means;
  for (const AccuracyMark& mark : marks) means.push_back(mark.accuracy.mean);
  std::ranges::sort(means);
  const double top = std::ceil((means.back() + 0.1) * 4) / 4;
  const double middling = means[static_cast<std::size_t>(kShareBelow * static_cast<double>(means.size()))];
  const double lowest = std::max(means.front() - 0.25, std::min(middling - 0.1, top - 1));
  return {.scale = {std::floor(lowest * 4) / 4, top, kFrame.bottom, kFrame.top},
          .name = "accuracy, %",
          .text = [](double tick) { return fixed(tick, 2); },
          .ticks = 7};
}

/// Those that no other beats with as few bits, from few bits to many.
std::vector<const AccuracyMark*> front_of(const std::vector<AccuracyMark>& marks) {
  std::vector<const AccuracyMark*> order;
  for (const AccuracyMark& mark : marks) {
    if (!mark.is_below && mark.is_nearest()) order.push_back(&mark);
  }
  std::ranges::stable_sort(order, {}, [](const AccuracyMark* mark) {
    return std::tuple(mark->record->bits_per_weight, -mark->accuracy.mean);
  });
  std::vector<const AccuracyMark*> front;
  for (const AccuracyMark* mark : order) {
    if (front.empty() || mark->accuracy.mean > front.back()->accuracy.mean) front.push_back(mark);
  }
  return front;
}

void write_front(HtmlWriter& html, const std::vector<const AccuracyMark*>& front) {
  std::vector<Point> steps;
  for (const AccuracyMark* mark : front) {
    if (!steps.empty()) steps.push_back({mark->at.x, steps.back().y});
    steps.push_back(mark->at);
  }
  if (steps.size() > 1) write_path(html, "front", steps);
}

void write_one(HtmlWriter& html, const AccuracyMark& mark) {
  const AccuracyRecord& record = *mark.record;
  const MarkShape shape = mark.is_below                    ? MarkShape::triangle
                          : is_block_format(record.format) ? MarkShape::square
                                                           : MarkShape::circle;
  write_mark(html, mark.is_nearest() ? "mark" : "mark hollow", shape, mark.at,
             record.format + " " + record.variant + ", " + record.rounding + ": " + fixed(mark.accuracy.mean, 2) +
                 " %, " + fixed(record.bits_per_weight, 2) + " bits");
}

void write_names(HtmlWriter& html, const std::vector<AccuracyMark>& marks,
                 const std::vector<const AccuracyMark*>& front) {
  std::vector<Point> places;
  for (const AccuracyMark& mark : marks) places.push_back(mark.at);
  MarkNames names(kFrame, places);
  std::vector<std::string> written;
  const auto write = [&](const AccuracyMark& mark) {
    const std::string& format = mark.record->format;
    if (!mark.is_nearest() || std::ranges::find(written, format) != written.end()) return;
    written.push_back(format);
    // Beside the lower edge there is nothing but triangles: their names may be stacked.
    if (mark.is_below) return names.write(html, mark.at, format + " " + fixed(mark.accuracy.mean, 1) + " %", 4);
    names.write(html, mark.at, format, 1);
  };
  for (const AccuracyMark* mark : front) write(*mark);
  AccuracyRecords records;
  for (const AccuracyMark& mark : marks) records.push_back(mark.record);
  const AccuracyRecords named = one_of_each_format(records);
  for (const AccuracyMark& mark : marks) {
    if (std::ranges::find(named, mark.record) != named.end()) write(mark);
  }
}

void write_shapes(HtmlWriter& html, std::vector<AccuracyMark>& marks, const ChartAxis& x, const ChartAxis& y,
                  const AccuracyRecord* baseline) {
  write_frame(html, x, y);
  if (baseline != nullptr) {
    const double mean = spread_of(*baseline, &AccuracySample::accuracy).mean;
    if (mean >= y.scale.least && mean <= y.scale.most) {
      write_line(html, "baseline", {kFrame.left, y.scale.at(mean)}, {kFrame.right, y.scale.at(mean)});
    }
  }
  for (const AccuracyMark& mark : marks) {
    if (mark.is_below || !(mark.accuracy.deviation > 0)) continue;
    const double low = std::max(mark.accuracy.mean - mark.accuracy.deviation, y.scale.least);
    const double high = std::min(mark.accuracy.mean + mark.accuracy.deviation, y.scale.most);
    write_line(html, "spread", {mark.at.x, y.scale.at(low)}, {mark.at.x, y.scale.at(high)});
  }
  std::ranges::stable_partition(marks,
                                [](const AccuracyMark& mark) { return !mark.is_nearest(); });  // full ones on top
  const std::vector<const AccuracyMark*> front = front_of(marks);
  write_front(html, front);
  for (const AccuracyMark& mark : marks) write_one(html, mark);
  write_names(html, marks, front);
}

}  // namespace

void write_accuracy_chart(HtmlWriter& html, const AccuracyRecords& records, const AccuracyRecord* baseline) {
  std::vector<AccuracyMark> marks = marks_of(records);
  if (marks.size() < 2) return;
  const ChartAxis x = bits_axis(marks), y = accuracy_axis(marks);
  for (AccuracyMark& mark : marks) {
    mark.is_below = mark.accuracy.mean < y.scale.least;
    mark.at = {x.scale.at(mark.record->bits_per_weight),
               mark.is_below ? kFrame.bottom - 8 : y.scale.at(mark.accuracy.mean)};
  }
  write_scroll(html, "Chart of accuracy", [&] {
    write_drawing(html, "chart", 900, 396, "Accuracy in percent against bits per weight",
                  "The table below has the numbers", [&] { write_shapes(html, marks, x, y, baseline); });
  });
  html.element("p", {{"class", "soft"}},
               "Circles are element formats, squares block formats; full: rounded to nearest, hollow: stochastically; "
               "upright lines: one standard deviation. A triangle stands for what is worse than the drawing reaches. "
               "Dashed: float32. The stepped line joins those that no format of as few bits beats.");
}

}  // namespace halfulp
