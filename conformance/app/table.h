// Text in aligned columns.
#pragma once

#include <string>
#include <vector>

namespace halfulp {

class Table {
 public:
  /// Rows may be shorter than the longest one; every row starts after `indent` spaces.
  explicit Table(int indent = 0) : indent_(indent) {}

  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }

  /// One line per row, columns two spaces apart, no trailing spaces. Widths count bytes: cells are ASCII.
  std::string text() const;

 private:
  int indent_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace halfulp
