#include "accuracy/columns.h"

#include <algorithm>
#include <cstdio>

namespace halfulp::accuracy {

std::string number(const char* format, double value) {
  char text[64];
  std::snprintf(text, sizeof text, format, value);
  return text;
}

std::string spread_text(const char* format, const MeanSpread& spread) {
  const std::string mean = number(format, spread.mean);
  return spread.count < 2 ? mean : mean + " +- " + number(format, spread.deviation);
}

std::string Columns::text() const {
  std::vector<std::size_t> widths;
  for (const Row& row : rows_) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
  }
  std::string text;
  for (const Row& row : rows_) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i != 0) line += "  ";
      const std::string space(widths[i] - row[i].size(), ' ');
      const bool is_left = i < alignment_.size() && alignment_[i] == Align::left;
      line += is_left ? row[i] + space : space + row[i];
    }
    line.resize(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

}  // namespace halfulp::accuracy
