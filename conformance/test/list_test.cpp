#include "app/list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/selectors.h"
#include "app/table.h"
#include "app/usage_error.h"

namespace halfulp {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

template <class Call>
std::string refusal(Call call) {
  try {
    call();
  } catch (const UsageError& error) {
    return error.what();
  }
  return "accepted";
}

std::string refusal_of(SelectorWords words) {
  return refusal([&] { selection_from(words); });
}

TEST(Table, columns_line_up_and_lines_have_no_spaces_at_their_end) {
  Table table(1);
  table.add({"a", "bb", "c"});
  table.add({"aaa", "b"});
  table.add({"", "", "x"});
  EXPECT_EQ(table.text(), " a    bb  c\n aaa  b\n          x\n");
}

TEST(List, every_known_format_is_listed) {
  const Listing listing = list_formats(standard_formats());
  EXPECT_EQ(listing.rows.size(), standard_formats().rows().size());
  EXPECT_THAT(text_of(listing),
              HasSubstr("float8_e4m3fn       8   4   7     signed    top code        no        448 "));
}

TEST(List, a_made_up_format_is_listed_by_its_row_alone) {
  Registry formats;
  formats.add({.name = "float5_e2m2", .aliases = "", .k = 5, .p = 3, .bias = 1, .rule = "made up"});
  EXPECT_EQ(text_of(list_formats(formats)),
            "name         k  p  bias  kind    nan   infinity  largest  aliases  rule\n"
            "float5_e2m2  5  3  1     signed  none  no        7                 made up\n");
}

TEST(List, there_are_nine_roundings_and_three_tiers) {
  EXPECT_EQ(list_roundings().rows.size(), 9u);
  EXPECT_EQ(list_tiers().rows.size(), 3u);
}

TEST(List, a_single_column_has_no_head) { EXPECT_EQ(text_of(Listing{{"id"}, {{"a/b"}, {"c/d"}}}), "a/b\nc/d\n"); }

TEST(List, json_is_an_array_of_objects_with_numbers_as_numbers) {
  EXPECT_EQ(to_json({"name", "k"}, {{"x \"y\"", std::int64_t{3}}}),
            "[\n  {\n    \"name\": \"x \\\"y\\\"\",\n    \"k\": 3\n  }\n]");
  EXPECT_EQ(to_json({"name"}, {}), "[]");
}

TEST(List, an_unknown_list_gets_a_suggestion) {
  EXPECT_EQ(refusal([] { list({.kind = "format", .filter = {}, .implementations = {}, .selection = {}}); }),
            "unknown list 'format'; did you mean formats?");
}

TEST(Selectors, aliases_become_canonical_and_patterns_stay) {
  SelectorWords words;
  words.formats = {"half", "e4m3*", "f32->bf16", "*->e5m2"};
  EXPECT_THAT(selection_from(words).formats, ElementsAre("float16", "e4m3*", "float32->bfloat16", "*->float8_e5m2"));
}

TEST(Selectors, shards_count_from_one_on_the_command_line) {
  SelectorWords words;
  words.shard = "4/4";
  EXPECT_EQ(selection_from(words).shard, 3u);
  EXPECT_EQ(selection_from(words).shards, 4u);
  for (const char* shard : {"0/4", "5/4", "1", "1/", "/4", "1/0", "a/b", "1/4x", "-1/4", ""}) {
    words.shard = shard;
    EXPECT_THAT(refusal_of(words), HasSubstr("makes no sense; expected i/n with 1 <= i <= n")) << shard;
  }
}

TEST(Selectors, unknown_names_get_a_suggestion) {
  SelectorWords words;
  words.tier = "exaustive";
  EXPECT_EQ(refusal_of(words), "unknown tier 'exaustive'; did you mean exhaustive?");
  words = {};
  words.roundings = {"ties_to_evn"};
  EXPECT_EQ(refusal_of(words), "unknown rounding 'ties_to_evn'; did you mean ties_to_even?");
  words.roundings = {"stochastic_a"};  // needs random bits, which no cell has
  EXPECT_EQ(refusal_of(words), "unknown rounding 'stochastic_a'; did you mean stochastic_a1?");
  words = {};
  words.profiles = {"ocp_sat"};
  EXPECT_EQ(refusal_of(words), "unknown profile 'ocp_sat'; did you mean ocp-sat?");
  words = {};
  words.operations = {"convrt"};
  EXPECT_EQ(refusal_of(words), "unknown operation 'convrt'; did you mean convert?");
  words = {};
  words.formats = {"float32->float61"};
  EXPECT_EQ(refusal_of(words), "unknown format 'float61'; did you mean float16?");
}

TEST(Selectors, implementations_are_known_ids_or_libraries) {
  EXPECT_NO_THROW(check_implementation_words({"all", "faulty", "dso:/anything.so"}));
  EXPECT_EQ(refusal([] { check_implementation_words({"builtin:al"}); }),
            "unknown implementation 'al'; did you mean all?");
  EXPECT_EQ(refusal([] { check_implementation_words({"./libx.so"}); }),
            "unknown implementation './libx.so'; did you mean dso:./libx.so?");
}

}  // namespace
}  // namespace halfulp
