#include "page/weight_binades.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "chart/axis_rows.h"
#include "html/parts.h"
#include "page/format_binade.h"
#include "page/format_number.h"
#include "page/number_cell.h"
#include "page/weight_chart.h"
#include "view/words.h"

namespace halfulp {
namespace {

/// More binades than float32 has, fewer than would fill a page.
constexpr std::size_t kMostBinades = 512;
constexpr int kLargestExponent = 20'000;

/// The binades that hold weights, and the ones between.
struct Binades {
  long long first = 0;
  std::span<const std::uint64_t> counts;

  double last() const { return static_cast<double>(first) + static_cast<double>(counts.size()) - 1; }
};

Binades without_empty_ends(const WeightsRecord& weights) {
  std::span<const std::uint64_t> counts = weights.binades;
  long long first = weights.lowest_exponent;
  while (!counts.empty() && counts.back() == 0) counts = counts.first(counts.size() - 1);
  while (!counts.empty() && counts.front() == 0) counts = counts.subspan(1), ++first;
  return {first, counts};
}

bool can_be_drawn(const Binades& binades) {
  return !binades.counts.empty() && binades.counts.size() <= kMostBinades &&
         std::abs(binades.first) <= kLargestExponent;
}

double largest_exponent(const FormatSpec& format) { return log2_of(format, format.max_finite_code()); }

/// The magnitudes of weights as shares of all.
class Shares {
 public:
  explicit Shares(const WeightsRecord& weights)
      : weights_(weights), total_(sum_of(weights.binades) + static_cast<double>(weights.zeros)) {}

  double total() const { return total_; }

  /// Of those that are not zero and below 2^exponent.
  double below(double exponent) const {
    return share_where([&](double binade) { return binade < exponent; });
  }
  /// Of those in binades above that of 2^exponent.
  double above_binade(double exponent) const {
    return share_where([&](double binade) { return binade > std::floor(exponent); });
  }
  double from_binade(double exponent) const {
    return share_where([&](double binade) { return binade >= std::floor(exponent); });
  }

 private:
  template <class Holds>
  double share_where(Holds holds) const {
    double sum = 0;
    for (std::size_t i = 0; i < weights_.binades.size(); ++i) {
      const double binade = static_cast<double>(weights_.lowest_exponent) + static_cast<double>(i);
      if (holds(binade)) sum += static_cast<double>(weights_.binades[i]);
    }
    return total_ > 0 ? sum / total_ : 0;
  }

  const WeightsRecord& weights_;
  double total_;
};

/// "12.345 %", "< 0.001 %" of what is not nothing, "0 %".
std::string share_text(double share) {
  if (share == 0) return "0\u00A0%";
  if (100 * share < 0.0005) return "<\u00A00.001\u00A0%";
  return fixed(100 * share, 3) + "\u00A0%";
}

/// Of the binade in which the largest value lies it is not known how many weights are beyond it.
std::string beyond_text(const Shares& shares, double largest) {
  const std::string least = share_text(shares.above_binade(largest)), most = share_text(shares.from_binade(largest));
  return least == most ? least : least + " to " + most;
}

SpanRow row_of(const FormatSpec& format) {
  const double smallest = format.quantum_exponent(), normal = format.min_normal_exponent();
  return {std::string(format.name),
          {{-INFINITY, smallest - 1, "span zero", "become zero"},
           {smallest, normal, "span subnormal", "subnormal"},
           {normal, largest_exponent(format), "span normal", ""}}};
}

/// Where the axis ends: so far that the narrowest range ends in the drawing, if that is not far.
double end_of(const Binades& binades, const std::vector<const FormatSpec*>& formats) {
  const double end = binades.last() + 2;
  double nearest = INFINITY;
  for (const FormatSpec* format : formats) nearest = std::min(nearest, largest_exponent(*format) + 0.5);
  return nearest < end + 8 ? std::max(end, nearest) : end;
}

void write_drawn(HtmlWriter& html, const Binades& binades, double total,
                 const std::vector<const FormatSpec*>& formats) {
  const double first = static_cast<double>(binades.first);
  std::vector<SpanRow> rows;
  for (const FormatSpec* format : formats) rows.push_back(row_of(*format));
  const ChartAxis axis{.scale = {.least = first - 1, .most = end_of(binades, formats)},
                       .name = "magnitude of a weight, logarithmic",
                       .text = [](double exponent) { return power_text(2, static_cast<int>(std::lround(exponent))); },
                       .ticks = 12};
  const WeightChart chart{.name = "Magnitudes of the weights by powers of two",
                          .description = "Below, on the same axis: what formats cover; the table has the numbers",
                          .x = axis,
                          .unit = "weights from a power of two to the next, %",
                          .columns = columns_of(binades.counts, first, 1, total),
                          .rows = rows.size()};
  write_weight_chart(html, chart, [&](const ChartAxis& x, double top) { write_span_rows(html, x, top, rows); });
}

void write_row(HtmlWriter& html, const Links& links, const FormatSpec& format, const Shares& shares) {
  const int smallest = format.quantum_exponent(), normal = format.min_normal_exponent();
  html.element("th", {{"scope", "row"}}, [&] { links.write(html, "format", format.name, format.name); });
  write_number_cell(html, power_text(2, smallest));
  write_number_cell(html, power_text(2, normal));
  write_number_cell(html, short_text(number_of(format, format.max_finite_code())));
  write_number_cell(html, share_text(shares.below(smallest - 1)));
  write_number_cell(html, share_text(shares.below(smallest)));
  write_number_cell(html, share_text(shares.below(normal)));
  write_number_cell(html, beyond_text(shares, largest_exponent(format)));
}

void write_table(HtmlWriter& html, const Links& links, const Shares& shares,
                 const std::vector<const FormatSpec*>& formats) {
  write_scroll(html, "Weights outside of what formats cover", [&] {
    html.element("table", {{"class", "accuracies outside"}}, [&] {
      html.element("caption", {}, "Shares of all weights; a weight below half the smallest value becomes zero");
      write_column_heads(html, {{"format"},
                                {"smallest value", "number"},
                                {"smallest normal", "number"},
                                {"largest value", "number"},
                                {"become zero", "number"},
                                {"below the smallest value", "number"},
                                {"below the smallest normal", "number"},
                                {"beyond the largest", "number"}});
      html.element("tbody", {}, [&] {
        for (const FormatSpec* format : formats) {
          html.element("tr", {}, [&] { write_row(html, links, *format, shares); });
        }
      });
    });
  });
}

}  // namespace

void write_weight_binades(HtmlWriter& html, const Links& links, const WeightsRecord& weights,
                          const std::vector<const FormatSpec*>& formats) {
  const Shares shares(weights);
  const Binades binades = without_empty_ends(weights);
  if (can_be_drawn(binades)) {
    write_drawn(html, binades, shares.total(), formats);
  } else {
    html.element("p", {{"class", "note"}},
                 "No drawing: magnitudes in " + counted(binades.counts.size(), "binade") + " from 2^" +
                     std::to_string(binades.first) + " on.");
  }
  if (!formats.empty() && shares.total() > 0) write_table(html, links, shares, formats);
}

}  // namespace halfulp
