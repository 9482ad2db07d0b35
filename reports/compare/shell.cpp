#include "compare/shell.h"

#include <string_view>

#include "result/cell_facts.h"

namespace halfulp {

std::string shell_quoted(const std::string& text) {
  constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:";
  if (!text.empty() && text.find_first_not_of(kPlain) == std::string::npos) return text;
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

std::string cases_options(const CellRecord& cell, const HeaderRecord& header) {
  const CasesRecord cases = cases_of(cell, header);
  return " --tier " + shell_quoted(cases.tier) + " --seed " + std::to_string(cases.seed);
}

bool is_library(const CellRecord& cell, const HeaderRecord& header) {
  const ImplementationRecord* const implementation = implementation_of(cell, header);
  return implementation != nullptr && implementation->kind == "dso";
}

}  // namespace halfulp
