#include "page/format_sine.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>
#include <vector>

#include "chart/curve.h"
#include "chart/frame.h"
#include "html/parts.h"
#include "oracle/encode.h"
#include "page/format_number.h"
#include "result/value_text.h"
#include "value/decode.h"

namespace halfulp {
namespace {

constexpr int kSamples = 192, kShown = 16;
constexpr double kLeft = 64, kRight = 850, kPeriod = 2 * std::numbers::pi;

struct Sample {
  double x = 0, exact = 0;
  Code code = 0;
  double value = 0;  ///< Not finite where the format has no number for it.
};

/// IEEE 754 rounding to nearest, ties to even.
std::vector<Sample> samples_of(const FormatSpec& format) {
  static const Profile& ieee = *profile_called("ieee");
  std::vector<Sample> samples;
  for (int i = 0; i <= kSamples; ++i) {
    Sample sample{.x = kPeriod * i / kSamples};
    // The library's sine of pi is not 0, and no multiple of anything here.
    sample.exact = i % (kSamples / 2) == 0 ? 0 : std::sin(sample.x);
    sample.code = encode(format, exactly(sample.exact), Rounding::ties_to_even, ieee).code;
    sample.value = number_of(format, sample.code);
    samples.push_back(sample);
  }
  return samples;
}

double largest_error(const std::vector<Sample>& samples) {
  double largest = 0;
  for (const Sample& sample : samples) {
    if (std::isfinite(sample.value)) largest = std::max(largest, std::fabs(sample.value - sample.exact));
  }
  return largest;
}

std::string angle_text(double x) {
  const long quarters = std::lround(x * 4 / std::numbers::pi);
  if (quarters == 0) return "0";
  const std::string text = quarters % 4 == 0   ? std::to_string(quarters / 4)
                           : quarters % 2 == 0 ? std::to_string(quarters / 2)
                                               : std::to_string(quarters);
  const std::string below = quarters % 4 == 0 ? "" : quarters % 2 == 0 ? "/2" : "/4";
  return (text == "1" ? "" : text) + "\u03C0" + below;
}

/// Angles want ticks at parts of pi, which no scale knows.
void write_angles(HtmlWriter& html, const Scale& x, double top, double bottom) {
  for (int quarter = 0; quarter <= 8; quarter += 2) {
    const double at = x.at(quarter * std::numbers::pi / 4);
    write_line(html, "grid", {at, top}, {at, bottom});
    write_label(html, "tick", Anchor::middle, {at, bottom + 18}, angle_text(quarter * std::numbers::pi / 4));
  }
}

void write_levels(HtmlWriter& html, const Scale& y, int count) {
  for (const double tick : ticks_of(y, count)) {
    write_line(html, "grid", {kLeft, y.at(tick)}, {kRight, y.at(tick)});
    write_label(html, "tick", Anchor::end, {kLeft - 6, y.at(tick) + 4}, short_text(tick == 0 ? 0 : tick));
  }
}

void write_waves(HtmlWriter& html, const std::vector<Sample>& samples) {
  double most = 1.1;
  std::vector<Point> exact, rounded, error;
  for (const Sample& sample : samples) {
    exact.push_back({sample.x, sample.exact});
    rounded.push_back({sample.x, sample.value});
    error.push_back({sample.x, sample.value - sample.exact});
    if (std::isfinite(sample.value)) most = std::max(most, std::fabs(sample.value) * 1.05);
  }
  const double largest = largest_error(samples);
  const Scale x{.least = 0, .most = kPeriod, .from = kLeft, .to = kRight};
  const Scale y{.least = -most, .most = most, .from = 240, .to = 10};
  const Scale below{.least = -1.1 * largest, .most = 1.1 * largest, .from = 380, .to = 300};
  write_drawing(html, "chart sine", 880, largest > 0 ? 410 : 270, "One period of a sine through the format",
                "largest error " + short_text(largest), [&] {
                  write_angles(html, x, y.to, y.from);
                  write_levels(html, y, 5);
                  write_curve(html, "exact", x, y, exact);
                  // Steps finer than the line is wide would look like teeth.
                  write_curve(html, "curve", x, y, largest < 0.005 ? rounded : steps_of(rounded, kPeriod));
                  if (largest == 0) return;
                  write_angles(html, x, below.to, below.from);
                  write_levels(html, below, 5);
                  write_label(html, "axis", Anchor::start, {kLeft, below.to - 8}, "error");
                  write_curve(html, "curve error", x, below, error);
                });
}

void write_numbers(HtmlWriter& html, const FormatSpec& format, const std::vector<Sample>& samples) {
  html.element("details", {}, [&] {
    html.element("summary", {}, "The sine in numbers");
    write_scroll(html, "The sine in numbers", [&] {
      html.element("table", {{"class", "list"}}, [&] {
        write_column_heads(
            html, {{"angle / 2\u03C0"}, {"sine", "number"}, {"code"}, {"value", "number"}, {"error", "number"}});
        html.element("tbody", {}, [&] {
          for (std::size_t i = 0; i < samples.size(); i += kSamples / kShown) {
            const Sample& sample = samples[i];
            const bool is_number = std::isfinite(sample.value);
            html.element("tr", {}, [&] {
              html.element("th", {{"scope", "row"}}, std::to_string(i * kShown / kSamples) + "/16");
              html.element("td", {{"class", "number"}}, short_text(sample.exact));
              html.element("td", {}, hex_of(format, sample.code));
              html.element("td", {{"class", "number"}}, decimal_text(decode(format, sample.code)));
              html.element("td", {{"class", "number"}}, is_number ? short_text(sample.value - sample.exact) : "\u2013");
            });
          }
        });
      });
    });
  });
}

}  // namespace

void write_format_sine(HtmlWriter& html, const FormatSpec& format) {
  const std::vector<Sample> samples = samples_of(format);
  const double largest = largest_error(samples);
  const bool has_all = std::ranges::all_of(samples, [](const Sample& one) { return std::isfinite(one.value); });
  html.element("p", {{"class", "soft"}},
               std::to_string(kSamples) +
                   " samples of a period, each rounded to nearest, ties to even; dashed: exact. " +
                   (largest == 0 ? "Nothing is lost: the samples are float64 values. "
                                 : "Largest error " + short_text(largest) + ". ") +
                   (has_all ? "" : "Where the line breaks the format has no number for the value."));
  write_scroll(html, "Sine", [&] { write_waves(html, samples); });
  write_numbers(html, format, samples);
}

}  // namespace halfulp
