#include "page/format_error.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "chart/curve.h"
#include "chart/frame.h"
#include "html/parts.h"
#include "page/format_binade.h"
#include "page/format_number.h"
#include "view/words.h"

namespace halfulp {
namespace {

constexpr double kLeft = 80, kRight = 850, kTop = 40, kBottom = 300;

/// Logarithm of a magnitude, and the relative error there.
using Curve = std::vector<Point>;

/// What is drawn. All x are logarithms to base two.
struct Errors {
  Curve worst;                 ///< One point between every two neighbours, or two in a binade.
  Curve teeth;                 ///< The error itself; empty for a wide format.
  double least = 0, most = 0;  ///< Of the values above 0.
  bool vanishes = false;       ///< Whether what is far below becomes zero.
};

/// Values of one sign, ascending, as magnitudes; zero included.
std::vector<double> magnitudes_of(const FormatSpec& format, double sign) {
  std::set<double> values;
  for (Code code = 0; code <= format.code_mask(); ++code) {
    const double value = number_of(format, code) * sign;
    if (std::isfinite(value) && value >= 0) values.insert(std::fabs(value));
  }
  return {values.begin(), values.end()};
}

Errors errors_between(const std::vector<double>& values) {
  Errors errors;
  errors.vanishes = values.front() == 0;
  const double smallest = values[errors.vanishes ? 1 : 0];
  errors.least = std::log2(smallest);
  errors.most = std::log2(values.back());
  for (std::size_t i = 1; i < values.size(); ++i) {
    const double lower = values[i - 1], upper = values[i], middle = (lower + upper) / 2;
    errors.worst.push_back({std::log2(middle), (upper - middle) / middle});
    for (const double share : {0.0, 0.04, 0.2, 0.5, 0.8, 0.96, 1.0}) {
      const double x = lower + (upper - lower) * share;
      if (x < smallest / 2) continue;  // everything is lost there: drawn as the worst error
      errors.teeth.push_back({std::log2(x), std::min(x - lower, upper - x) / x});
    }
  }
  return errors;
}

/// Between the magnitude code and the next.
Point worst_after(const FormatSpec& format, const Binade& binade, Code code) {
  const Code rank = binade.is_subnormal
                        ? code
                        : (code & ((Code{1} << format.trailing_bits()) - 1)) + (Code{1} << format.trailing_bits());
  const double middle = static_cast<double>(rank) + 0.5;
  const int unit = binade.is_subnormal ? format.quantum_exponent() : binade.exponent - format.trailing_bits();
  return {std::log2(middle) + unit, 0.5 / middle};
}

/// The worst errors at both ends of every binade; only at the lower ends where there would be too many to see.
Errors errors_by_binade(const FormatSpec& format) {
  const std::vector<Binade> binades = binades_of(format);
  Errors errors;
  errors.vanishes = format.has_zero();
  errors.least = log2_of(format, binades.front().first);
  errors.most = log2_of(format, format.max_finite_code());
  if (errors.vanishes) errors.worst.push_back({errors.least - 1, 1});
  for (const Binade& binade : binades) {
    errors.worst.push_back(worst_after(format, binade, binade.first));
    if (binades.size() <= 100 && binade.count() > 2) {
      errors.worst.push_back(worst_after(format, binade, binade.last - 1));
    }
  }
  return errors;
}

/// A vertical mark with its name above the frame.
void write_mark(HtmlWriter& html, const Scale& x, double at, Anchor anchor, std::string_view name) {
  const double place = x.at(at);
  write_line(html, "baseline", {place, kTop}, {place, kBottom});
  write_label(html, "tick", anchor, {place, kTop - 6}, name);
}

std::string error_label(double error) {
  return error < 1e-6 ? power_text(10, static_cast<int>(std::lround(std::log10(error))))
                      : exact(100 * error) + "\u00A0%";
}

void write_errors(HtmlWriter& html, const FormatSpec& format, const std::vector<Errors>& sides) {
  double least = sides.front().least, most = sides.front().most, smallest = 1;
  for (const Errors& side : sides) {
    least = std::min(least, side.least);
    most = std::max(most, side.most);
    for (const Point& point : side.worst) smallest = std::min(smallest, point.y);
  }
  const double room = std::max(2.0, 0.05 * (most - least));
  const ChartAxis x{.scale = {.least = least - room, .most = most + room, .from = kLeft, .to = kRight},
                    .name = "magnitude, logarithmic",
                    .text = [](double power) { return power_text(2, static_cast<int>(std::lround(power))); },
                    .ticks = std::clamp(static_cast<int>(most - least), 1, 12)};
  const ChartAxis y{
      .scale = {.least = smallest / 4, .most = 1.5, .from = kBottom, .to = kTop, .spacing = Spacing::logarithmic},
      .name = "",
      .text = error_label,
      .ticks = 8};
  write_drawing(html, "chart errors", 880, 342, "Relative error of rounding to nearest against magnitude",
                "the table below has the worst of it", [&] {
                  write_rectangle(html, "beyond", {x.scale.at(most), kTop}, kRight - x.scale.at(most), kBottom - kTop);
                  write_frame(html, x, y);
                  bool is_first = true;
                  for (const Errors& side : sides) {
                    const std::string second = is_first ? "" : " second";
                    write_curve(html, "teeth" + second, x.scale, y.scale, side.teeth);
                    Curve worst = side.worst;
                    if (side.vanishes) worst.insert(worst.begin(), {x.scale.least, 1});
                    write_curve(html, "curve" + second, x.scale, y.scale, worst);
                    is_first = false;
                  }
                  if (!format.is_codebook() && format.low == Low::subnormal && format.trailing_bits() > 0) {
                    write_mark(html, x.scale, format.min_normal_exponent(), Anchor::start, "smallest normal");
                  }
                  write_mark(html, x.scale, most, Anchor::end, "largest");
                });
}

void write_row(HtmlWriter& html, const std::string& from, const std::string& to, double error) {
  html.element("tr", {}, [&] {
    html.element("th", {{"scope", "row"}}, from);
    html.element("td", {{"class", "number"}}, to);
    html.element("td", {{"class", "number"}}, error < 1e-6 ? short_text(error) : percent_text(error));
  });
}

/// The worst errors in numbers: below the normal values binade by binade, above all are alike.
void write_table(HtmlWriter& html, const FormatSpec& format) {
  html.element("details", {}, [&] {
    html.element("summary", {}, "Worst relative error in numbers");
    write_scroll(html, "Worst relative error", [&] {
      html.element("table", {{"class", "list"}}, [&] {
        write_column_heads(html, {{"from"}, {"below", "number"}, {"worst relative error", "number"}});
        html.element("tbody", {}, [&] {
          const std::vector<Binade> binades = binades_of(format);
          if (format.has_zero()) write_row(html, "0", power_text(2, binades.front().exponent), 1);
          for (const Binade& binade : binades) {
            const std::string from = power_text(2, binade.exponent);
            const double error = worst_after(format, binade, binade.first).y;
            if (binade.is_subnormal) {
              write_row(html, from, power_text(2, binade.exponent + 1), error);
            } else {
              write_row(html, from, "all normal", error);
              break;
            }
          }
        });
      });
    });
  });
}

void write_widest(HtmlWriter& html, const Errors& errors) {
  const auto inner = std::ranges::find_if(errors.worst, [](const Point& point) { return point.y < 1; });
  const auto worst = std::ranges::max_element(inner, errors.worst.end(), {}, &Point::y);
  html.element("p", {{"class", "soft"}},
               "Worst relative error between two levels above zero: " + percent_text(worst->y) + ", near " +
                   short_text(std::exp2(worst->x)) + ".");
}

}  // namespace

void write_format_error(HtmlWriter& html, const FormatSpec& format) {
  std::vector<Errors> sides;
  if (format.k <= 8) {
    const std::vector<double> positive = magnitudes_of(format, 1);
    sides.push_back(errors_between(positive));
    // Codebooks need not be symmetric.
    const std::vector<double> negative = magnitudes_of(format, -1);
    if (negative.size() > 1 && negative != positive) sides.push_back(errors_between(negative));
  } else {
    sides.push_back(errors_by_binade(format));
  }
  html.element("p", {{"class", "soft"}},
               "Relative error of rounding to nearest. Bold: the worst between two neighbouring values. " +
                   std::string(format.k <= 8 ? "Thin: the error itself, which vanishes at every value. " : "") +
                   (sides.size() > 1 ? "Dashed: negative values. " : "") +
                   (sides.front().vanishes ? "Far to the left everything becomes zero and all is lost. " : "") +
                   "The shaded side lies beyond the largest value.");
  write_scroll(html, "Relative error", [&] { write_errors(html, format, sides); });
  if (format.is_codebook()) {
    write_widest(html, sides.front());
  } else {
    write_table(html, format);
  }
}

}  // namespace halfulp
