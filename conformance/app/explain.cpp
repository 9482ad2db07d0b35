#include "app/explain.h"

#include <iostream>

#include "app/exit_code.h"
#include "app/suggest.h"

namespace halfulp {

int explain(const std::string& format_name, const std::optional<std::string>& operand) {
  const FormatSpec& format = format_called(format_name);
  std::cout << (operand ? explain_number(format, parse_operand(format, *operand)) : explain_format(format));
  return kConforms;
}

}  // namespace halfulp
