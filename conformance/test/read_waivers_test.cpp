// Lists of waivers: what is read, and what every mistake is called.
#include "waive/read_waivers.h"

#include <gtest/gtest.h>

#include "result_file.h"
#include "waive/cell_shape.h"

namespace halfulp {
namespace {

using Kind = ReadError::Kind;

constexpr const char* kWhole = R"(# what we know
[[waiver]]
cell = "highway/convert/float32->bfloat16/ties_to_even/*"
cause = "truncated"
tier = "quick"
count = 848_248
may_pass = true
reason = "Cut off, not rounded."
issue = "https://example.org/1"
expires = 2027-06-30

[[waiver]]
cell = "*"
cause = "scale_rule"
reason = "unexplained"
)";

class WaiverFile : public ResultFile {
 protected:
  void expect_refused(const std::string& content, Kind kind, const std::string& message) {
    const std::string file = put(content, "waivers.toml");
    try {
      read_waivers(file);
      ADD_FAILURE() << "was read: " << content;
    } catch (const ReadError& error) {
      EXPECT_EQ(error.kind, kind) << error.what();
      EXPECT_EQ(std::string(error.what()), file + ":" + message);
    }
  }
  void expect_bad(const std::string& what, const std::string& with, const std::string& message) {
    expect_refused(replaced(kWhole, what, with), Kind::bad_field, message);
  }
};

TEST_F(WaiverFile, all_that_it_says_is_read) {
  const std::vector<Waiver> waivers = read_waivers(put(kWhole, "waivers.toml"));
  ASSERT_EQ(waivers.size(), 2u);
  const Waiver& one = waivers[0];
  EXPECT_EQ(one.at.file, path("waivers.toml"));
  EXPECT_EQ(one.at.line, 2u);
  EXPECT_EQ(one.cells, "highway/convert/float32->bfloat16/ties_to_even/*");
  EXPECT_EQ(one.cause, "truncated");
  EXPECT_EQ(one.tier, "quick");
  EXPECT_EQ(one.count, 848248u);
  EXPECT_TRUE(one.may_pass);
  EXPECT_EQ(one.record, (WaiverRecord{"Cut off, not rounded.", "https://example.org/1", "2027-06-30"}));
  EXPECT_EQ(waivers[1].at.line, 12u);
  EXPECT_EQ(waivers[1].count, std::nullopt);
  EXPECT_FALSE(waivers[1].may_pass);
  EXPECT_EQ(waivers[1].record, WaiverRecord{"unexplained"});
}

TEST_F(WaiverFile, an_empty_list_accepts_nothing) { EXPECT_TRUE(read_waivers(put("# none\n")).empty()); }

TEST_F(WaiverFile, that_is_not_there_is_refused) {
  try {
    read_waivers(path("nothing"));
    FAIL();
  } catch (const ReadError& error) {
    EXPECT_EQ(error.kind, Kind::cannot_open);
    EXPECT_EQ(std::string(error.what()), path("nothing") + ": cannot be opened; expected a list of waivers");
  }
}

TEST_F(WaiverFile, what_is_no_toml_is_refused_with_its_line) {
  const std::string file = put(replaced(kWhole, "count = ", "count ! "), "waivers.toml");
  try {
    read_waivers(file);
    FAIL();
  } catch (const ReadError& error) {
    EXPECT_EQ(error.kind, Kind::not_toml);
    EXPECT_EQ(error.line, 6u);
    EXPECT_EQ(std::string(error.what()).find(file + ":6: no TOML: "), 0u) << error.what();
  }
}

TEST_F(WaiverFile, an_unknown_key_is_refused_with_the_nearest_one) {
  expect_bad("reason = \"Cut", "raeson = \"Cut", "8: unknown key 'raeson'; did you mean reason?");
  expect_bad("issue", "colour",
             "9: unknown key 'colour'; expected one of cell, cause, tier, count, may_pass, reason, "
             "issue, expires");
  expect_bad("[[waiver]]", "[[wavier]]", "2: unknown key 'wavier'; did you mean waiver?");
}

TEST_F(WaiverFile, a_list_of_another_shape_is_refused) {
  expect_refused("waiver = 3\n", Kind::bad_field, "1: 'waiver' is integer; expected [[waiver]]");
  expect_refused("[waiver]\ncell = \"*\"\n", Kind::bad_field, "1: 'waiver' is table; expected [[waiver]]");
}

TEST_F(WaiverFile, what_must_be_there_is_named) {
  expect_bad("reason = \"unexplained\"\n", "", "12: a waiver without 'reason'; expected why the deviation is accepted");
  expect_bad("cause = \"scale_rule\"\n", "", "12: a waiver without 'cause'; expected a cause that check names");
  expect_bad("cell = \"*\"\n", "",
             "12: a waiver without 'cell'; expected a pattern of cells: "
             "implementation/operation/from->to/rounding/profile");
  expect_bad("\"unexplained\"", "\"\"", "15: 'reason' is empty; expected why the deviation is accepted");
}

TEST_F(WaiverFile, a_value_of_another_type_is_refused) {
  expect_bad("848_248", "\"many\"", "6: 'count' is string; expected a number of wrong results above 0");
  expect_bad("848_248", "0", "6: 'count' is 0; expected a number of wrong results above 0");
  expect_bad("true", "1", "7: 'may_pass' is integer; expected true or false");
  expect_bad("2027-06-30", "\"2027-06-30\"",
             "10: 'expires' is string; expected a day such as 2027-06-30, without quotes");
}

TEST_F(WaiverFile, an_unknown_cause_or_tier_is_refused_with_the_nearest_one) {
  expect_bad("truncated", "trunctaed", "4: unknown cause 'trunctaed'; did you mean truncated?");
  expect_bad("truncated", "bad luck", "4: unknown cause 'bad luck'; expected a cause that check names");
  expect_bad("\"quick\"", "\"quikc\"", "5: unknown tier 'quikc'; did you mean quick?");
  expect_bad("\"quick\"", "\"whole\"", "5: unknown tier 'whole'; expected one of smoke, quick, exhaustive");
}

TEST_F(WaiverFile, a_pattern_that_no_cell_can_match_is_refused) {
  expect_bad("float32->bfloat16", "float32",
             "3: 'cell' is 'highway/convert/float32/ties_to_even/*', which no cell can match; expected a pattern of "
             "cells: implementation/operation/from->to/rounding/profile");
}

TEST_F(WaiverFile, a_second_waiver_of_one_pattern_and_cause_is_refused) {
  const std::string again = replaced(kWhole, "*\"\ncause = \"scale_rule\"",
                                     "highway/convert/float32->bfloat16/ties_to_even/*\"\ncause = \"truncated\"");
  expect_refused(again, Kind::duplicate_record,
                 "12: a second waiver of truncated in highway/convert/float32->bfloat16/ties_to_even/*; expected one, "
                 "and line 2 has it");
  EXPECT_NO_THROW(read_waivers(put(again + "tier = \"smoke\"\n"))) << "of another tier";
}

TEST(CellShape, a_pattern_can_match_what_looks_like_a_cell) {
  for (const char* pattern : {"*", "a/convert/float32->float16/ties_to_even/ieee", "a/*", "*->*", "*/float32->*",
                              "a/*/*->*/*/*", "?????????????", "a?b?c->d?e?f", "a/b/c-d->e-f>g/h/i", "*ieee"}) {
    EXPECT_TRUE(can_match_cell(pattern)) << pattern;
  }
}

TEST(CellShape, a_pattern_cannot_match_what_is_no_cell) {
  for (const char* pattern :
       {"", "a", "a/b", "a/b/c/d/e", "a/convert/float32/ties_to_even/*", "a/b/c->d/e", "/b/c->d/e/f", "a/b/->d/e/f",
        "a/b/c->/e/f", "a/b/c-d/e/f", "a/b/c->d/e/f/g", "a/*/b/c->d/e/f/*", "?????????", "a/b/c->d/e/"}) {
    EXPECT_FALSE(can_match_cell(pattern)) << pattern;
  }
}

}  // namespace
}  // namespace halfulp
