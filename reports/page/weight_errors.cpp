#include "page/weight_errors.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "chart/frame.h"
#include "html/parts.h"
#include "page/accuracy_table.h"
#include "page/number_cell.h"
#include "view/words.h"

namespace halfulp {
namespace {

constexpr std::size_t kMostRows = 48;
constexpr double kName = 170, kErrors = 300, kShares = 160, kGap = 34, kRow = 18, kTop = 30;

/// Means over the networks.
struct Errors {
  const AccuracyRecord* record;
  double mean = 0, largest = 0, clipped = 0, zeroed = 0;
};

Errors errors_of(const AccuracyRecord* record) {
  const auto mean = [&](double AccuracySample::*number) { return spread_of(*record, number).mean; };
  return {record, mean(&AccuracySample::mean_error), mean(&AccuracySample::largest_error),
          mean(&AccuracySample::clipped), mean(&AccuracySample::zeroed)};
}

/// Those that have errors at all and can stand on a logarithmic scale, the exactest first.
std::vector<Errors> drawn_errors(const AccuracyRecords& records) {
  std::vector<Errors> rows;
  for (const AccuracyRecord* record : one_of_each_format(records)) {
    const Errors errors = errors_of(record);
    const bool has_place = std::isfinite(errors.mean) && std::isfinite(errors.largest) && errors.mean > 0;
    if (has_place && errors.largest >= errors.mean) rows.push_back(errors);
  }
  std::ranges::stable_sort(rows, {}, &Errors::mean);
  return rows;
}

std::string power_text(double tick) {
  char text[32];
  std::snprintf(text, sizeof text, "%.0e", tick);
  return text;
}

void write_shares(HtmlWriter& html, const Scale& scale, const Errors& row, double y) {
  const double zeroed = std::clamp(finite_or_zero(row.zeroed), 0.0, 1.0);
  const double clipped = std::clamp(finite_or_zero(row.clipped), 0.0, 1.0);
  write_rectangle(html, "zeroed", {scale.from, y - 5}, scale.at(zeroed) - scale.from, 5,
                  fixed(100 * zeroed, 2) + " % become zero");
  write_rectangle(html, "clipped", {scale.from, y + 0.5}, scale.at(clipped) - scale.from, 4,
                  fixed(100 * clipped, 2) + " % are clipped");
}

void write_drawn(HtmlWriter& html, const std::vector<Errors>& rows) {
  const double bottom = kTop + kRow * static_cast<double>(rows.size());
  const auto least = std::ranges::min(rows, {}, &Errors::mean).mean;
  const auto most = std::ranges::max(rows, {}, &Errors::largest).largest;
  const Scale errors{least / 1.5, most * 1.5, kName, kName + kErrors, Spacing::logarithmic};
  const Scale shares{0, 1, errors.to + kGap, errors.to + kGap + kShares};
  write_drawing(
      html, "plot", shares.to + 40, bottom + 40, "Errors of the weights by format", "The table has the numbers", [&] {
        for (const double tick : ticks_of(errors, 8)) {
          write_line(html, "grid", {errors.at(tick), kTop - 4}, {errors.at(tick), bottom});
          write_label(html, "tick", Anchor::middle, {errors.at(tick), bottom + 15}, power_text(tick));
        }
        for (const double tick : {0.0, 0.5, 1.0}) {
          write_line(html, "grid", {shares.at(tick), kTop - 4}, {shares.at(tick), bottom});
          write_label(html, "tick", Anchor::middle, {shares.at(tick), bottom + 15}, fixed(100 * tick, 0) + " %");
        }
        write_label(html, "axis", Anchor::start, {errors.from, kTop - 12},
                    "error of a weight: mean \u25CB, largest \u25CF");
        write_label(html, "axis", Anchor::start, {shares.from, kTop - 12}, "become zero, clipped (hollow)");
        double y = kTop + kRow / 2;
        for (const Errors& row : rows) {
          write_label(html, "label", Anchor::end, {kName - 8, y + 4}, row.record->format);
          write_line(html, "reach", {errors.at(row.mean), y}, {errors.at(row.largest), y});
          write_circle(html, "mean", {errors.at(row.mean), y}, 3.5, "mean " + exact(row.mean));
          write_circle(html, "largest", {errors.at(row.largest), y}, 3.5, "largest " + exact(row.largest));
          write_shares(html, shares, row, y);
          y += kRow;
        }
      });
}

std::string share_text(const MeanSpread& share) {
  return share.count == 0 ? "\u2013" : fixed(100 * share.mean, 3) + "\u00A0%";
}

void write_row(HtmlWriter& html, const Links& links, const AccuracyRecord& record) {
  const auto number = [&](const std::string& text) { write_number_cell(html, text); };
  write_treated(html, links, record);
  number(mean_text(spread_of(record, &AccuracySample::mean_error), 6));
  number(mean_text(spread_of(record, &AccuracySample::largest_error), 6));
  number(share_text(spread_of(record, &AccuracySample::clipped)));
  number(share_text(spread_of(record, &AccuracySample::zeroed)));
}

}  // namespace

void write_drawn_errors(HtmlWriter& html, const AccuracyRecords& records) {
  std::vector<Errors> rows = drawn_errors(records);
  if (rows.size() < 2) return;
  const std::size_t left_out = rows.size() > kMostRows ? rows.size() - kMostRows : 0;
  rows.resize(rows.size() - left_out);
  html.element("figure", {}, [&] {
    html.element("figcaption", {}, [&] {
      html.element("strong", {}, "Errors of the weights");
      std::string note =
          " \u00B7 mean over the networks, one variant of every format; other block sizes are in the table";
      if (left_out > 0) note += "; " + counted(left_out, "format") + " with larger errors too";
      html.text(note);
    });
    write_drawn(html, rows);
  });
}

void write_error_table(HtmlWriter& html, const Links& links, const AccuracyRecords& records, std::size_t budget) {
  html.element("details", {}, [&] {
    html.element("summary", {}, "Errors of the weights in numbers");
    std::size_t more = 0;
    write_scroll(html, "Errors of the weights", [&] {
      html.element("table", {{"class", "accuracies sortable"}}, [&] {
        write_column_heads(html, {{"format"},
                                  {"mean error", "number"},
                                  {"largest error", "number"},
                                  {"clipped", "number"},
                                  {"become zero", "number"}});
        html.element("tbody", {}, [&] {
          for (const AccuracyRecord* record : records) {
            if (html.size() > budget) {
              ++more;
            } else {
              html.element("tr", {}, [&] { write_row(html, links, *record); });
            }
          }
        });
      });
    });
    if (more > 0)
      html.element("p", {{"class", "warning"}}, "and " + counted(more, "row") + " more in the result file.");
  });
}

}  // namespace halfulp
