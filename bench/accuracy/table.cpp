#include "accuracy/table.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include "accuracy/columns.h"
#include "accuracy/published.h"
#include "accuracy/summary.h"

namespace halfulp::accuracy {
namespace {

/// The shortest decimal that is this number and no other.
std::string exact(double value) {
  char text[64];
  const auto [end, error] = std::to_chars(std::begin(text), std::end(text), value);
  return {text, end};
}

/// Points with their sign; what is nothing to two decimals has none of its own.
std::string change_text(double points) { return number("%+.2f", std::round(100 * points) / 100 + 0.0); }

std::string published_text(const PublishedAccuracy& published) {
  if (published.source.empty()) return "";
  return number("%.2f", published.accuracy) + " " + number("%.4f", published.loss);
}

/// What float32 reaches with the usual products, if it is among the records.
std::optional<double> float32_accuracy(const std::vector<AccuracyRecord>& records) {
  const auto reference = std::ranges::find_if(records, [](const AccuracyRecord& record) {
    return record.format == "float32" && record.mode == name_of(Mode::weights);
  });
  if (reference == records.end()) return std::nullopt;
  return summary_of(*reference).accuracy.mean;
}

std::string difference_text(const AccuracyRecord& record) {
  return record.against ? std::to_string(differing_images(record)) : "-";
}

Columns::Row row_of(const AccuracyRecord& record, std::optional<double> reference, std::string last) {
  const Summary summary = summary_of(record);
  return {record.format,
          record.variant,
          record.rounding,
          spread_text("%.2f", summary.accuracy),
          reference ? change_text(summary.accuracy.mean - *reference) : "",
          number("%.4g", summary.changed.mean),
          number("%.4f", summary.loss.mean),
          exact(record.kilobytes),
          number("%.2f", record.kilobytes_with_scales),
          number("%.2f", record.bits_per_weight),
          number("%.1e", summary.largest_error.mean),
          number("%.2f", 100 * summary.clipped.mean),
          number("%.2f", 100 * summary.zeroed.mean),
          std::move(last)};
}

bool is_any_compared(const std::vector<AccuracyRecord>& records) {
  return std::ranges::any_of(records, [](const AccuracyRecord& record) { return record.against.has_value(); });
}

std::string_view meaning_of(std::string_view mode) {
  const auto row = std::ranges::find(kModes, mode, &ModeRow::name);
  return row == kModes.end() ? "" : row->meaning;
}

std::string mode_table(const std::vector<AccuracyRecord>& records, const std::string& mode,
                       std::optional<double> reference) {
  const bool is_compared = is_any_compared(records);
  Columns columns({Align::left, Align::left, Align::left, Align::left});
  columns.add({"format", "variant", "rounding", "accuracy %", "change", "images", "loss", "KB", "KB scales", "bits",
               "largest", "clip %", "zero %", is_compared ? "differ" : "article"});
  for (const AccuracyRecord& record : records) {
    if (record.mode != mode) continue;
    columns.add(row_of(record, reference, is_compared ? difference_text(record) : published_text(record.published)));
  }
  return mode + ": " + std::string(meaning_of(mode)) + "\n" + columns.text();
}

template <class Values>
Columns::Row digit_row(std::string name, const Values& values) {
  Columns::Row row{std::move(name)};
  for (const double value : values) row.push_back(number("%.2f", value));
  return row;
}

std::string digit_table(const std::vector<AccuracyRecord>& records) {
  Columns columns({Align::left});
  Columns::Row head{"log-probabilities of test image 4"};
  for (int digit = 0; digit < 10; ++digit) head.push_back(std::to_string(digit));
  columns.add(head);
  bool is_empty = true;
  for (const AccuracyRecord& record : records) {
    const PublishedRow* const published = published_row(record.format, record.mode, record.rounding);
    if (published == nullptr || record.samples.empty()) continue;
    is_empty = false;
    columns.add(digit_row(record.format + " " + record.mode, summary_of(record).digit));
    columns.add(digit_row("  article", published->digit));
  }
  return is_empty ? "" : columns.text();
}

constexpr std::string_view kLegend =
    "change: points of accuracy against float32. images: test images that get another answer. KB: 1024 bytes, without\n"
    "and with scales. bits: per weight, with scales. largest: error of a weight. clip, zero: shares of the weights.\n";

constexpr std::string_view kDifferLegend =
    "differ: test images, over all seeds, that get another answer from the implementations compared with.\n";

}  // namespace

std::string accuracy_table(const std::vector<AccuracyRecord>& records) {
  std::string text;
  std::vector<std::string> modes;
  for (const AccuracyRecord& record : records) {
    if (std::ranges::find(modes, record.mode) == modes.end()) modes.push_back(record.mode);
  }
  const std::optional<double> reference = float32_accuracy(records);
  for (const std::string& mode : modes) text += mode_table(records, mode, reference) + "\n";
  if (!modes.empty()) text += kLegend;
  if (is_any_compared(records)) text += kDifferLegend;
  const std::string digits = digit_table(records);
  if (!digits.empty()) text += "\n" + digits;
  const bool is_any_published =
      std::ranges::any_of(records, [](const AccuracyRecord& record) { return !record.published.source.empty(); });
  if (is_any_published) text += "\narticle: " + std::string(kPublishedSource) + "\n";
  return text;
}

}  // namespace halfulp::accuracy
