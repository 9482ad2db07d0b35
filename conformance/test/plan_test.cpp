#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "format/elements.h"
#include "run/run.h"

namespace halfulp {
namespace {

constexpr FormatSpec kMadeUp{.name = "float8_e6m1",
                             .aliases = "e6m1",
                             .k = 8,
                             .p = 2,
                             .bias = 31,
                             .nan = Nan::above_infinity,
                             .inf = Inf::below_nan,
                             .rule = "made up by a test"};

Registry with_made_up_format() {
  Registry formats = standard_formats();
  formats.add(kMadeUp);
  return formats;
}

TEST(Plan, a_made_up_format_is_judged_after_adding_one_row) {
  const Registry formats = with_made_up_format();
  const auto implementation = open_implementation("builtin:cpu");
  Selection selection;
  selection.formats = {"float8_e6m1"};
  const auto cells = plan_cells({implementation.get()}, formats, selection);
  const auto offers = [&](std::string_view from, std::string_view to) {
    return std::ranges::any_of(cells, [&](const Cell& cell) {
      const QuestionName name = name_of(cell.question);
      return name.from == from && name.to == to;
    });
  };
  EXPECT_TRUE(offers("float32", "float8_e6m1"));
  EXPECT_TRUE(offers("float64", "float8_e6m1"));
  EXPECT_TRUE(offers("float8_e6m1", "float32"));
  std::size_t judged = 0;
  const std::atomic<bool> stop{false};
  run_groups(group_cells(cells, selection), 0, 0, stop,
             {.on_group =
                  [&](const Group& group, const std::vector<CellOutcome>& outcomes) {
                    for (std::size_t i = 0; i < outcomes.size(); ++i) {
                      EXPECT_EQ(outcomes[i].error, "");
                      EXPECT_EQ(outcomes[i].deviating, 0u) << group.cells[i].id();
                      EXPECT_GT(outcomes[i].cases, 0u);
                      ++judged;
                    }
                  },
              .on_progress = [](std::uint64_t) {}});
  EXPECT_EQ(judged, cells.size());
}

TEST(Plan, shards_split_the_cells_without_rest_or_overlap) {
  const auto implementation = open_implementation("builtin:cpu-scalar");
  Selection selection;
  selection.formats = {"float8*"};
  std::set<std::string> whole;
  for (const Cell& cell : plan_cells({implementation.get()}, standard_formats(), selection)) whole.insert(cell.id());
  std::set<std::string> parts;
  selection.shards = 5;
  for (selection.shard = 0; selection.shard < 5; ++selection.shard) {
    for (const Cell& cell : plan_cells({implementation.get()}, standard_formats(), selection)) {
      EXPECT_TRUE(parts.insert(cell.id()).second) << cell.id() << " is in two shards";
    }
  }
  EXPECT_EQ(parts, whole);
}

TEST(Plan, the_fingerprint_changes_with_cells_tier_and_seed) {
  const auto implementation = open_implementation("builtin:fp16");
  const Selection selection;
  const auto cells = plan_cells({implementation.get()}, standard_formats(), selection);
  const std::string fingerprint = plan_fingerprint(cells, selection);
  EXPECT_EQ(plan_fingerprint(cells, selection), fingerprint);
  Selection other = selection;
  other.seed = 2;
  EXPECT_NE(plan_fingerprint(cells, other), fingerprint);
  other = selection;
  other.tier = Tier::smoke;
  EXPECT_NE(plan_fingerprint(cells, other), fingerprint);
  auto fewer = cells;
  fewer.pop_back();
  EXPECT_NE(plan_fingerprint(fewer, selection), fingerprint);
}

TEST(Pattern, star_and_question_mark_match_as_in_a_shell) {
  EXPECT_TRUE(matches_pattern("float8*", "float8_e5m2"));
  EXPECT_TRUE(matches_pattern("*e?m2", "float8_e5m2"));
  EXPECT_TRUE(matches_pattern("*->*", "float32->float16"));
  EXPECT_FALSE(matches_pattern("float8*", "float16"));
  EXPECT_FALSE(matches_pattern("float1", "float16"));
  EXPECT_TRUE(matches_pattern("*a*a*a*", "xaxaxax"));
  EXPECT_FALSE(matches_pattern("", "x"));
}

}  // namespace
}  // namespace halfulp
