#include "property/sample.h"

#include <cmath>
#include <cstdio>

#include "case/value_codes.h"

namespace halfulp::property {

std::string value_text(const FormatSpec& format, Code code) {
  char text[40];
  std::snprintf(text, sizeof text, "%a", value_of(format, code));
  return text;
}

std::ostream& operator<<(std::ostream& out, const Sample& sample) {
  const Tensor& tensor = sample.values;
  out << sample.scheme.name() << ", " << tensor.format->name << ", " << tensor.shape.rows << " x "
      << tensor.shape.columns;
  if (sample.choice != 0) out << ", choice " << sample.choice;
  for (std::size_t row = 0; row < tensor.shape.rows; ++row) {
    out << "\n  [" << row << "]";
    for (std::size_t column = 0; column < tensor.shape.columns;) {
      const std::size_t first = column;
      const Code code = tensor.values[row * tensor.shape.columns + column];
      while (column < tensor.shape.columns && tensor.values[row * tensor.shape.columns + column] == code) ++column;
      out << (first == 0 ? " " : ", ") << value_text(*tensor.format, code);
      if (column - first > 1) out << " x " << column - first;
    }
  }
  return out;
}

}  // namespace halfulp::property
