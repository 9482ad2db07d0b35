// All codes of a narrow format in a table, sixteen to a row.
#pragma once

#include <functional>
#include <string>

#include "html/writer.h"

namespace halfulp {

struct CodeCell {
  std::string look;  ///< CSS class.
  std::string text;
};

/// A table of 2^k codes, k at most 8: the row has the upper digit, the column the lower one.
void write_code_table(HtmlWriter& html, int k, std::string_view caption,
                      const std::function<CodeCell(unsigned code)>& cell_of);

}  // namespace halfulp
