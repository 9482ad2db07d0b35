// docs/rules.md lists every row with its clause.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "block/block_registry.h"
#include "format/registry.h"
#include "oracle/profile.h"

namespace halfulp {
namespace {

using ::testing::HasSubstr;

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

/// "bnb_nf4" for "bnb_nf4_b128": of the sizes of one format only the usual one has the plain name.
std::string plain_name_of(const BlockSpec& spec) {
  const auto size = spec.name.rfind("_b");
  const bool is_sized = spec.name.starts_with("bnb_") && size != std::string::npos &&
                        spec.name.find_first_not_of("0123456789", size + 2) == std::string::npos;
  return is_sized ? spec.name.substr(0, size) : spec.name;
}

TEST(RulesPage, has_the_clause_of_every_block_format_and_of_what_it_is_made_of) {
  const std::string text = page();
  for (const BlockSpec& spec : standard_blocks()) {
    const std::string plain = plain_name_of(spec);
    EXPECT_THAT(text, HasSubstr(line_of(plain == spec.name ? plain : plain + "_b{n}", spec.rule)));
    EXPECT_THAT(text, HasSubstr(line_of(spec.element->name, spec.element->rule)));
    EXPECT_THAT(text, HasSubstr(line_of(spec.scale->name, spec.scale->rule)));
  }
}

TEST(RulesPage, has_the_clause_of_every_variant) {
  const std::string text = page();
  for (const BlockSpec& spec : standard_blocks()) {
    for (const BlockVariant& variant : spec.variants) {
      EXPECT_THAT(text, HasSubstr(line_of(plain_name_of(spec) + "/" + std::string(variant.name), variant.rule)));
    }
  }
}

TEST(RulesPage, says_where_every_rule_of_blocks_is_applied_and_what_its_positions_mean) {
  const std::string text = page();
  for (const Axis& axis : axes()) {
    const std::string start = "\n| `" + std::string(axis.name) + "` | `";
    EXPECT_THAT(text, HasSubstr(start + "reference/block/"));
    for (const AxisValue& position : axis.values) {
      const std::string line = start + std::string(position.name) + "` | " + std::string(position.meaning) + " |\n";
      EXPECT_THAT(text, HasSubstr(line));
    }
  }
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
