#include "page/speed_sweep.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "chart/lines.h"
#include "html/parts.h"
#include "view/words.h"

namespace halfulp {
namespace {

constexpr double kLeft = 60, kRight = 420, kTop = 24, kBottom = 190;

/// More names than these find no room beside the drawing; the fastest are drawn.
constexpr std::size_t kMostSeries = 6;

/// Sizes of one mix and number of threads.
struct Sweep {
  std::string mix;
  unsigned threads = 0;
  std::map<std::pair<std::string, std::string>, Series> implementations;  ///< By name and profile.
  Series copy{.name = "copy", .look = "copied", .points = {}};
};

double bytes_of(const ThroughputRecord& record) {
  return static_cast<double>(record.elements) * finite_or_zero(record.bytes_per_element) * record.threads;
}

void add(Sweep& sweep, const Speed& row) {
  const double bytes = bytes_of(*row.record);
  if (!row.gigabytes || bytes <= 0) return;
  Series& series = sweep.implementations[{row.record->implementation, row.record->profile}];
  series.name = row.record->implementation + (row.is_right() ? "" : " \u2717");
  if (!row.is_right()) series.look = "failing";
  series.points.push_back({bytes, row.gigabytes->median});
  const double copy = finite_or_zero(row.record->copy_gigabytes_per_second);
  if (copy > 0) sweep.copy.points.push_back({bytes, copy});
}

void in_order(std::vector<Point>& points) {
  std::ranges::sort(points, {}, [](const Point& point) { return std::tuple(point.x, point.y); });
  const auto doubled = std::ranges::unique(points, {}, &Point::x);  // each implementation brings the same copy
  points.erase(doubled.begin(), doubled.end());
}

double fastest_of(const Series& series) { return std::ranges::max(series.points, {}, &Point::y).y; }

std::vector<Series> series_of(Sweep& sweep) {
  std::vector<Series> all;
  for (auto& [name, series] : sweep.implementations) {
    in_order(series.points);
    if (series.points.size() > 1) all.push_back(std::move(series));
  }
  std::ranges::stable_sort(all, std::greater{}, fastest_of);
  if (all.size() > kMostSeries) all.resize(kMostSeries);
  std::size_t colour = 0;
  for (Series& series : all) {
    if (series.look.empty()) series.look = "series" + std::to_string(++colour);
  }
  in_order(sweep.copy.points);
  if (sweep.copy.points.size() > 1) all.push_back(std::move(sweep.copy));
  return all;
}

std::string bytes_text(double bytes) {
  for (const char* unit : {"B", "KiB", "MiB", "GiB"}) {
    if (bytes < 1024) return exact(bytes) + " " + unit;
    bytes /= 1024;
  }
  return exact(bytes) + " TiB";
}

void write_sweep(HtmlWriter& html, const SpeedQuestion& question, Sweep& sweep) {
  const std::vector<Series> all = series_of(sweep);
  if (all.empty() || all.front().look == "copied") return;
  double least = all.front().points.front().x, most = least, top = 0, slowest = INFINITY;
  for (const Series& series : all) {
    least = std::min(least, series.points.front().x);
    most = std::max(most, series.points.back().x);
    top = std::max(top, fastest_of(series));
    slowest = std::min(slowest, std::ranges::min(series.points, {}, &Point::y).y);
  }
  const ChartAxis x{.scale = {least / 1.3, most * 1.3, kLeft, kRight, Spacing::logarithmic},
                    .name = "bytes read and written by a call",
                    .text = bytes_text,
                    .ticks = 5};
  const ChartAxis y{.scale = {slowest / 1.2, top * 1.2, kBottom, kTop, Spacing::logarithmic},
                    .name = "GB/s, logarithmic",
                    .text = exact,
                    .ticks = 5};
  const std::string setting = counted(sweep.threads, "thread") + ", " + sweep.mix + " values";
  html.element("figure", {}, [&] {
    write_drawing(html, "plot", 580, 232, "Speed by size: " + question.text() + ", " + setting,
                  "The tables have the numbers", [&] { write_lines(html, x, y, all); });
    html.element("figcaption", {{"class", "soft"}}, "Speed by size: " + setting);
  });
}

}  // namespace

void write_speed_sweeps(HtmlWriter& html, const SpeedQuestion& question) {
  std::map<std::pair<std::string, unsigned>, Sweep> sweeps;
  std::map<std::pair<std::string, unsigned>, std::set<std::string>> sizes;
  for (const SpeedSetting& setting : question.settings) {
    Sweep& sweep = sweeps[{setting.mix, setting.threads}];
    sweep.mix = setting.mix;
    sweep.threads = setting.threads;
    sizes[{setting.mix, setting.threads}].insert(setting.size);
    for (const Speed& row : setting.rows) add(sweep, row);
  }
  std::erase_if(sweeps, [&](const auto& entry) { return sizes[entry.first].size() < 2; });
  if (sweeps.empty()) return;
  write_scroll(html, "Speed by size", [&] {
    html.element("div", {{"class", "figures"}}, [&] {
      for (auto& [key, sweep] : sweeps) write_sweep(html, question, sweep);
    });
  });
}

}  // namespace halfulp
