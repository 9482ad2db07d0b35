// Tables as text with commas (RFC 4180), the first row naming the columns.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "result/merge.h"

namespace halfulp {

/// Writes rows field by field. Text is foreign: a spreadsheet takes what begins with = + - @ for a formula, so that an
/// apostrophe is put before it, which spreadsheets do not show. Numbers never get one.
class CsvWriter {
 public:
  explicit CsvWriter(std::initializer_list<std::string_view> columns);

  CsvWriter& text(std::string_view text);
  CsvWriter& count(std::uint64_t count);
  /// The shortest digits that give the number back; "inf", "-inf", "nan".
  CsvWriter& real(double value);
  void end_row();

  std::string take() { return std::move(out_); }

 private:
  void separate();

  std::string out_;
  bool is_first_ = true;
};

/// One row for each cell of each run.
std::string cells_csv(const std::vector<NamedRun>& runs);

/// One row for each throughput of each run: quartiles of the samples in nanoseconds per element, and GB/s.
std::string speeds_csv(const std::vector<NamedRun>& runs);

/// One row for each network of each treatment: a seed of an accuracy record.
std::string accuracy_csv(const std::vector<NamedRun>& runs);

}  // namespace halfulp
