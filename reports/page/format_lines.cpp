#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "chart/curve.h"
#include "chart/number_line.h"
#include "html/parts.h"
#include "page/format_binade.h"
#include "page/format_class.h"
#include "page/format_number.h"
#include "page/format_values.h"
#include "view/words.h"

namespace halfulp {
namespace {

constexpr double kLeft = 64, kRight = 850;

/// Values of a narrow format, sorted by what strokes they get.
struct Values {
  std::vector<double> normal, subnormal;  ///< Of a codebook all are normal. Without infinities.
};

Values values_of(const FormatSpec& format) {
  Values values;
  for (Code code = 0; code <= format.code_mask(); ++code) {
    const double value = number_of(format, code);
    if (!std::isfinite(value)) continue;
    (class_of(format, code).cls == CodeClass::subnormal ? values.subnormal : values.normal).push_back(value);
  }
  return values;
}

std::string power_label(double exponent) { return power_text(2, static_cast<int>(std::lround(exponent))); }

/// The scale of exponents, with room for a stroke at either end.
Scale exponents(double least, double most) {
  const double room = std::max(0.5, (most - least) * 0.02);
  return {.least = least - room, .most = most + room, .from = kLeft, .to = kRight};
}

/// So many ticks that none lies between two powers.
int whole_powers(double least, double most) { return std::clamp(static_cast<int>(most - least), 1, 12); }

/// Logarithms of the values with this sign.
std::vector<double> logarithms(const std::vector<double>& values, double sign) {
  std::vector<double> result;
  for (const double value : values) {
    if (value * sign > 0) result.push_back(std::log2(value * sign));
  }
  return result;
}

bool is_symmetric(const Values& values) {
  for (const double value : values.normal) {
    if (std::ranges::find(values.normal, -value) == values.normal.end()) return false;
  }
  return true;
}

void write_linear(HtmlWriter& html, const Values& values) {
  double least = 0, most = 0;
  for (const auto* list : {&values.normal, &values.subnormal}) {
    for (const double value : *list) least = std::min(least, value), most = std::max(most, value);
  }
  const ChartAxis axis{.scale = {.least = least, .most = most, .from = kLeft, .to = kRight},
                       .name = "value",
                       .text = short_text,
                       .ticks = 9};
  write_drawing(
      html, "chart lines", 880, 92, "All values on a linear scale",
      "they lie closest around zero; the list of codes has the numbers", [&] {
        write_number_line(html, axis, 50, {{"stroke", 36, values.normal}, {"stroke subnormal", 22, values.subnormal}});
      });
}

void write_logarithmic(HtmlWriter& html, const Values& values) {
  std::vector<double> all;
  for (const auto* list : {&values.normal, &values.subnormal}) {
    for (const double sign : {1.0, -1.0}) std::ranges::copy(logarithms(*list, sign), std::back_inserter(all));
  }
  const auto [least, most] = std::ranges::minmax(all);
  const ChartAxis axis{.scale = exponents(least, most),
                       .name = "magnitude, logarithmic",
                       .text = power_label,
                       .ticks = whole_powers(least, most)};
  std::vector<Strokes> kinds{{"stroke", 36, logarithms(values.normal, 1)},
                             {"stroke subnormal", 22, logarithms(values.subnormal, 1)}};
  const bool shows_negative = !is_symmetric(values);  // else they are the same once more
  if (shows_negative) kinds.push_back({"stroke negative", -28, logarithms(values.normal, -1)});
  write_drawing(html, "chart lines", 880, shows_negative ? 122 : 92, "Magnitudes on a logarithmic scale",
                shows_negative ? "positive values above the line, negative ones below it"
                               : "negative values lie in the same places",
                [&] { write_number_line(html, axis, 50, kinds); });
}

/// How many values there are in every binade, as steps; both axes logarithmic.
void write_density(HtmlWriter& html, const FormatSpec& format, const std::vector<Binade>& binades) {
  constexpr double kTop = 34, kBottom = 190;
  const double least = binades.front().exponent, most = binades.back().exponent + 1;
  const int highest = format.trailing_bits();
  const ChartAxis x{.scale = exponents(least, most),
                    .name = "magnitude, logarithmic",
                    .text = power_label,
                    .ticks = whole_powers(least, most)};
  const ChartAxis y{.scale = {.least = -1, .most = highest + 1.0, .from = kBottom, .to = kTop},
                    .name = "values in a binade",
                    .text = power_label,
                    .ticks = std::min(6, highest)};
  std::vector<Point> points;
  for (const Binade& binade : binades) {
    points.push_back({static_cast<double>(binade.exponent), std::log2(static_cast<double>(binade.count()))});
  }
  std::vector<Point> steps = steps_of(points, most);
  steps.insert(steps.begin(), {least, -1});
  steps.push_back({most, -1});
  write_drawing(html, "chart", 880, 232, "How many values lie between a power of two and the next",
                power_text(2, highest) + " in every normal binade", [&] {
                  write_frame(html, x, y);
                  write_curve(html, "area", x.scale, y.scale, steps);
                });
}

/// How many values there are in a part of the linear axis, of two hundred parts.
void write_linear_density(HtmlWriter& html, const FormatSpec& format, const std::vector<Binade>& binades) {
  constexpr double kTop = 34, kBottom = 190;
  constexpr int kParts = 200;
  // Just below what float64 can hold: the axis needs room to count beyond its end.
  const double largest = std::min(number_of(format, format.max_finite_code()), 1.79e308), part = largest / (kParts / 2);
  // Of a binade that is wider than a part the values are spread evenly; all others lie in the first part.
  std::vector<double> counts(kParts / 2, 0);
  for (const Binade& binade : binades) {
    const double from = std::ldexp(1, binade.exponent), width = from;
    for (int i = 0; i < kParts / 2; ++i) {
      const double overlap = std::min({from + width, (i + 1) * part, largest}) - std::max(from, i * part);
      if (overlap > 0) counts[static_cast<std::size_t>(i)] += static_cast<double>(binade.count()) * (overlap / width);
    }
  }
  const double most = *std::ranges::max_element(counts), least = *std::ranges::min_element(counts);
  const bool is_signed = format.is_signed() && std::isfinite(2 * largest);  // else its width is no float64
  const ChartAxis x{.scale = {.least = is_signed ? -largest : 0, .most = largest, .from = kLeft, .to = kRight},
                    .name = "value",
                    .text = short_text,
                    .ticks = 8};
  const auto decade = [](double exponent) { return power_text(10, static_cast<int>(std::lround(exponent))); };
  const ChartAxis y{.scale = {.least = std::floor(std::log10(least)) - 0.5,
                              .most = std::ceil(std::log10(most)),
                              .from = kBottom,
                              .to = kTop},
                    .name = "values in each hundredth of the largest",
                    .text = decade,
                    .ticks = 5};
  std::vector<Point> points;
  for (int i = is_signed ? -kParts / 2 : 0; i < kParts / 2; ++i) {
    const double count = counts[static_cast<std::size_t>(i < 0 ? -i - 1 : i)];
    points.push_back({i * part, std::log10(count)});
  }
  std::vector<Point> steps = steps_of(points, largest);
  steps.insert(steps.begin(), {steps.front().x, y.scale.least});
  steps.push_back({largest, y.scale.least});
  write_drawing(html, "chart", 880, 232, "How many values lie in each hundredth of the largest",
                "most of them around zero; the count is logarithmic", [&] {
                  write_frame(html, x, y);
                  write_curve(html, "area", x.scale, y.scale, steps);
                });
}

void write_counts(HtmlWriter& html, const std::vector<Binade>& binades) {
  std::uint64_t normal = 0, subnormal = 0, normal_binades = 0;
  for (const Binade& binade : binades) {
    (binade.is_subnormal ? subnormal : normal) += binade.count();
    normal_binades += !binade.is_subnormal;
  }
  html.element("p", {{"class", "soft"}},
               counted(normal, "normal magnitude") + " in " + counted(normal_binades, "binade") + ", " +
                   counted(subnormal, "subnormal") + ".");
}

}  // namespace

void write_format_lines(HtmlWriter& html, const FormatSpec& format) {
  if (format.k <= 8) {
    const Values values = values_of(format);
    write_scroll(html, "Number line, linear", [&] { write_linear(html, values); });
    write_scroll(html, "Number line, logarithmic", [&] { write_logarithmic(html, values); });
    return;
  }
  const std::vector<Binade> binades = binades_of(format);
  write_counts(html, binades);
  write_scroll(html, "Density, linear", [&] { write_linear_density(html, format, binades); });
  write_scroll(html, "Density, logarithmic", [&] { write_density(html, format, binades); });
}

}  // namespace halfulp
