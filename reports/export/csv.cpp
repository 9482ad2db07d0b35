#include "export/csv.h"

#include <array>
#include <charconv>
#include <cmath>

namespace halfulp {
namespace {

/// What makes a spreadsheet take a field for a formula; it drops white space before it.
bool is_formula(std::string_view text) {
  const auto start = text.find_first_not_of(" \t\r\n");
  return start != std::string_view::npos && std::string_view("=+-@").find(text[start]) != std::string_view::npos;
}

}  // namespace

CsvWriter::CsvWriter(std::initializer_list<std::string_view> columns) {
  for (const std::string_view column : columns) text(column);
  end_row();
}

CsvWriter& CsvWriter::text(std::string_view text) {
  separate();
  const std::string field = (is_formula(text) ? "'" : "") + std::string(text);
  if (field.find_first_of(",\"\r\n") == std::string::npos) {
    out_ += field;
    return *this;
  }
  out_ += '"';
  for (const char c : field) out_.append(c == '"' ? 2 : 1, c);
  out_ += '"';
  return *this;
}

CsvWriter& CsvWriter::count(std::uint64_t count) {
  separate();
  out_ += std::to_string(count);
  return *this;
}

CsvWriter& CsvWriter::real(double value) {
  separate();
  if (!std::isfinite(value)) {
    out_ += std::isnan(value) ? "nan" : value < 0 ? "-inf" : "inf";
    return *this;
  }
  std::array<char, 32> digits{};
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  out_.append(digits.data(), end);
  return *this;
}

void CsvWriter::end_row() {
  out_ += '\n';
  is_first_ = true;
}

void CsvWriter::separate() {
  if (!is_first_) out_ += ',';
  is_first_ = false;
}

}  // namespace halfulp
