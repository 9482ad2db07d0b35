#include "page/digit.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "chart/histogram.h"
#include "html/parts.h"
#include "page/accuracy_table.h"
#include "view/words.h"

namespace halfulp {
namespace {

constexpr std::size_t kMostDrawn = 48;

/// The lowest power of ten that has a height.
constexpr double kDecades = 7;

using Digits = std::array<double, 10>;

const Digits& digits_of(const AccuracyRecord& record) { return record.samples.front().digit; }

/// 1 for certain, 0 for a probability of 10^-kDecades; not a number for none.
double height_of(double logarithm) { return 1 + logarithm / std::log(10) / kDecades; }

std::size_t answer_of(const Digits& digits) {
  return static_cast<std::size_t>(std::ranges::max_element(digits) - digits.begin());
}

/// "98.95 %", or "1.1e-4" of what is small.
std::string probability_text(double logarithm) {
  const double probability = std::exp(logarithm);
  if (std::isnan(probability) || probability >= 0.001) return fixed(100 * probability, 2) + " %";
  char text[32];
  std::snprintf(text, sizeof text, "%.1e", probability);
  return text;
}

void write_drawn(HtmlWriter& html, const Links& links, const AccuracyRecord& record, const Digits* baseline) {
  const Digits& digits = digits_of(record);
  const std::size_t answer = answer_of(digits);
  const bool is_other = baseline != nullptr && answer != answer_of(*baseline);
  std::vector<HistogramColumn> columns;
  for (std::size_t digit = 0; digit < digits.size(); ++digit) {
    const std::string label = std::to_string(digit);
    columns.push_back({.height = height_of(digits[digit]),
                       .label = label,
                       .look = digit != answer ? "share"
                               : is_other      ? "other"
                                               : "answer",
                       .title = label + ": " + probability_text(digits[digit])});
    if (baseline != nullptr) columns.back().mark = height_of((*baseline)[digit]);
  }
  html.element("figure", {}, [&] {
    write_histogram(html, "Test image 4 by " + record.format + ": " + std::to_string(answer), "", columns);
    html.element("figcaption", {}, [&] {
      links.write(html, "format", record.format, record.format);
      html.element(
          "span", {{"class", is_other ? "deviates note line" : "note line"}},
          std::string(is_other ? "\u2717 " : "") + std::to_string(answer) + ", " + probability_text(digits[answer]));
    });
  });
}

void write_row(HtmlWriter& html, const Links& links, const AccuracyRecord& record) {
  write_treated(html, links, record);
  for (const double logarithm : digits_of(record)) {
    html.element("td", {{"class", "number"}}, signed_fixed(logarithm, 2));
  }
}

void write_table(HtmlWriter& html, const Links& links, const AccuracyRecords& records, std::size_t budget) {
  std::size_t more = 0;
  write_scroll(html, "Log-probabilities of test image 4", [&] {
    html.element("table", {{"class", "accuracies sortable"}}, [&] {
      std::vector<ColumnHead> heads{{"format"}};
      for (int digit = 0; digit < 10; ++digit) heads.push_back({std::to_string(digit), "number"});
      write_column_heads(html, heads);
      html.element("tbody", {}, [&] {
        for (const AccuracyRecord* record : records) {
          if (record->samples.empty()) continue;
          if (html.size() > budget) {
            ++more;
          } else {
            html.element("tr", {}, [&] { write_row(html, links, *record); });
          }
        }
      });
    });
  });
  if (more > 0) html.element("p", {{"class", "warning"}}, "and " + counted(more, "row") + " more in the result file.");
}

}  // namespace

void write_digits(HtmlWriter& html, const Links& links, const AccuracyRecords& records, const AccuracyRecord* baseline,
                  std::size_t budget) {
  AccuracyRecords drawn = one_of_each_format(records);
  if (drawn.empty()) return;
  const std::size_t left_out = drawn.size() > kMostDrawn ? drawn.size() - kMostDrawn : 0;
  drawn.resize(drawn.size() - left_out);
  const bool has_baseline = baseline != nullptr && !baseline->samples.empty();
  const Digits* compared = has_baseline ? &digits_of(*baseline) : nullptr;
  html.element("h4", {}, "One digit: test image 4");
  std::string note =
      "Probabilities of the ten answers, by the network of the first seed, on a logarithmic scale: the lower edge is "
      "10\u207B\u2077, the upper 1. The dark column is the answer; lines are float32's probabilities; \u2717 marks "
      "another "
      "answer than float32's.";
  if (left_out > 0) note += " And " + counted(left_out, "format") + " more are in the table.";
  html.element("p", {{"class", "soft"}}, note);
  html.element("div", {{"class", "digits"}}, [&] {
    for (const AccuracyRecord* record : drawn) write_drawn(html, links, *record, compared);
  });
  html.element("details", {}, [&] {
    html.element("summary", {}, "Log-probabilities of test image 4");
    write_table(html, links, records, budget);
  });
}

}  // namespace halfulp
