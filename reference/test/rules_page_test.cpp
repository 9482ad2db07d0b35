// docs/rules.md lists every row with its clause.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "format/registry.h"
#include "oracle/profile.h"

namespace halfulp {
namespace {

std::string page() {
  std::ifstream file(HALFULP_RULES_PAGE);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The start of the line that a row must have; bars within a cell are escaped.
std::string line_of(std::string_view name, std::string_view rule) {
  std::string cell;
  for (const char c : rule) cell += c == '|' ? "\\|" : std::string(1, c);
  return "\n| `" + std::string(name) + "` | " + cell + " |";
}

TEST(RulesPage, has_the_clause_of_every_format_and_profile) {
  const std::string text = page();
  for (const FormatSpec& row : standard_formats().rows()) {
    const bool is_generated = row.rule.starts_with("IEEE P3109");
    const std::string line = line_of(is_generated ? "binary{k}p{p}{s,u}{e,f}" : row.name, row.rule);
    EXPECT_NE(text.find(line), std::string::npos) << line;
  }
  for (const Profile& row : profiles()) {
    const std::string line = line_of(row.name, row.rule);
    EXPECT_NE(text.find(line), std::string::npos) << line;
  }
}

}  // namespace
}  // namespace halfulp
