// Text in columns, numbers to the right.
#pragma once

#include <string>
#include <vector>

#include "result/spread.h"

namespace halfulp::accuracy {

enum class Align { left, right };

/// A number as printf's `format` for a double writes it. Requires at most 63 characters.
std::string number(const char* format, double value);

/// "96.01 +- 0.12", or without a deviation where there are not two samples.
std::string spread_text(const char* format, const MeanSpread& spread);

class Columns {
 public:
  using Row = std::vector<std::string>;

  /// Columns after those that `alignment` names go to the right.
  explicit Columns(std::vector<Align> alignment) : alignment_(std::move(alignment)) {}

  void add(Row row) { rows_.push_back(std::move(row)); }

  /// One line for each row, columns two spaces apart, no trailing spaces. Widths count bytes: cells are ASCII.
  std::string text() const;

 private:
  std::vector<Align> alignment_;
  std::vector<Row> rows_;
};

}  // namespace halfulp::accuracy
