// The table of published figures against what the rows derive, column by column.
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <map>
#include <set>
#include <vector>

#include "format/registry.h"
#include "format_facts.h"
#include "value/decode.h"

namespace halfulp {
namespace {

using Row = std::map<std::string, std::string>;

/// Splits a line at commas outside quotation marks.
std::vector<std::string> split_line(const std::string& line) {
  std::vector<std::string> cells(1);
  bool is_quoted = false;
  for (const char c : line) {
    if (c == '"') {
      is_quoted = !is_quoted;
    } else if (c == ',' && !is_quoted) {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

std::vector<Row> read_table() {
  std::ifstream file(HALFULP_TEST_DATA "/formats.csv");
  std::string line;
  std::getline(file, line);
  const std::vector<std::string> names = split_line(line);
  std::vector<Row> rows;
  while (std::getline(file, line)) {
    const std::vector<std::string> cells = split_line(line);
    Row row;
    for (std::size_t i = 0; i < cells.size(); ++i) row[names.at(i)] = cells[i];
    rows.push_back(row);
  }
  return rows;
}

/// Names in the table to canonical ones, where no alias says it.
std::string canonical_name(const std::string& name) {
  static const std::map<std::string, std::string> kNames{{"binary64", "float64"},
                                                         {"binary32", "float32"},
                                                         {"binary16", "float16"},
                                                         {"tf32_19", "tf32"},
                                                         {"ocp_e5m2", "float8_e5m2"},
                                                         {"ocp_e4m3fn", "float8_e4m3fn"},
                                                         {"e4m3_ieee", "float8_e4m3"},
                                                         {"e3m4_ieee", "float8_e3m4"},
                                                         {"e4m3fnuz", "float8_e4m3fnuz"},
                                                         {"e5m2fnuz", "float8_e5m2fnuz"},
                                                         {"e8m0fnu", "float8_e8m0fnu"},
                                                         {"e2m3fn", "float6_e2m3fn"},
                                                         {"e3m2fn", "float6_e3m2fn"},
                                                         {"e2m1fn", "float4_e2m1fn"},
                                                         {"e4m3b11fnuz", "float8_e4m3b11fnuz"}};
  const auto found = kNames.find(name);
  return found == kNames.end() ? name : found->second;
}

/// Rows that are not among the standard formats, and why.
const std::map<std::string, std::string> kNotStandard{
    {"dlfloat16", "special codes recalled from a paper, not published bit for bit"},
    {"hfp8_1_4_3_b4", "special codes not published bit for bit"},
    {"hfp8_1_5_2", "special codes not published bit for bit"},
    {"ue5m3", "special codes still provisional"},
    {"pxr24", "a storage format of OpenEXR: binary32 cut to 24 bits, left to user formats"},
    {"amd_fp24", "special codes assumed"},
    {"tesla_cfloat8_1_4_3", "bias set at run time, special codes unverified"},
    {"tesla_cfloat8_1_5_2", "bias set at run time, special codes unverified"}};

/// What the row's rule must mention, by the table's defined_by.
const std::map<std::string, std::string> kRuleWords{{"IEEE 754-2019", "IEEE 754-2019"},
                                                    {"NVIDIA Ampere", "PTX ISA"},
                                                    {"Google/Intel", "bfloat16"},
                                                    {"OCP OFP8 1.0", "OCP OFP8 1.0"},
                                                    {"OCP MX 1.0", "OCP MX 1.0"},
                                                    {"ml_dtypes/LLVM", "ml_dtypes"},
                                                    {"Google", "ml_dtypes"},
                                                    {"Graphcore/AMD (arXiv 2206.02915)", "arXiv 2206.02915"},
                                                    {"NVIDIA PTX (ue4m3 scale for NVFP4)", "PTX ISA"},
                                                    {"IEEE P3109 v4.0 (2026-06-28)", "IEEE P3109 Interim Report v4.0"}};

class FormatsCsv : public testing::TestWithParam<Row> {};

TEST_P(FormatsCsv, states_what_the_row_derives) {
  const Row& row = GetParam();
  const std::string name = row.at("name");
  if (const auto reason = kNotStandard.find(name); reason != kNotStandard.end()) GTEST_SKIP() << reason->second;
  const FormatSpec* format = standard_formats().find(canonical_name(name));
  ASSERT_NE(format, nullptr) << name;
  EXPECT_EQ(format->name, canonical_name(name));
  for (const auto& [column, derived] : derive_facts(*format)) EXPECT_EQ(row.at(column), derived) << column;
  const Datum maximum = decode_magnitude(*format, format->max_finite_code());
  EXPECT_EQ(std::stod(row.at("max_finite_approx")),
            std::ldexp(static_cast<double>(maximum.significand), maximum.exponent));
  EXPECT_NE(format->rule.find(kRuleWords.at(row.at("defined_by"))), std::string_view::npos) << format->rule;
}

INSTANTIATE_TEST_SUITE_P(Rows, FormatsCsv, testing::ValuesIn(read_table()),
                         [](const auto& tested) { return tested.param.at("name"); });

TEST(FormatsCsvTable, names_every_standard_format_but_the_codebooks) {
  std::set<std::string> named;
  for (const Row& row : read_table()) named.insert(canonical_name(row.at("name")));
  for (const FormatSpec& format : standard_formats().rows()) {
    if (format.is_codebook()) continue;
    EXPECT_TRUE(named.contains(std::string(format.name))) << format.name;
  }
}

// Besides these, the table has who implements a format, and notes: nothing that a format's parameters say.
TEST(FormatsCsvTable, has_no_column_that_goes_unread) {
  std::set<std::string> read{"name", "max_finite_approx", "defined_by", "implemented_by", "note"};
  for (const auto& fact : derive_facts(*standard_formats().find("float16"))) read.insert(fact.first);
  const std::vector<Row> table = read_table();
  ASSERT_EQ(table.size(), 145u);
  for (const auto& cell : table.front()) EXPECT_TRUE(read.contains(cell.first)) << cell.first;
}

}  // namespace
}  // namespace halfulp
