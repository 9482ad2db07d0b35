// A list of waivers against the cells of a run: what is accepted, and what each line of complaint says.
#include "waive/waiver_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "result_file.h"
#include "sample_run.h"
#include "waive/list_waivers.h"
#include "waive/read_waivers.h"

namespace halfulp {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr const char* kCell = "b<a>d/convert/float32->float16/ties_to_even/ieee";

/// A waiver of the sample's one deviation.
Waiver waiver() { return {.at = {"w.toml", 7}, .cells = kCell, .cause = "ties_away", .record = {"the vendor knows"}}; }

/// What the list says of the sample run, which began on 2026-01-31 in the tier exhaustive.
std::vector<std::string> complaints_of(const std::vector<Waiver>& waivers, RunRecord run = sample_run()) {
  const WaiverList list(waivers, run.header, {});
  for (CellRecord& cell : run.cells) list.apply(cell);
  return list.complaints(run.cells);
}

CellRecord applied(const Waiver& one) {
  RunRecord run = sample_run();
  WaiverList({one}, run.header, {}).apply(run.cells[1]);
  return run.cells[1];
}

TEST(WaiverList, accepts_the_cause_it_names_and_leaves_the_outcome) {
  const CellRecord cell = applied(waiver());
  EXPECT_EQ(cell.causes.front().waiver, WaiverRecord{"the vendor knows"});
  EXPECT_EQ(cell.outcome, "deviates");
  EXPECT_THAT(complaints_of({waiver()}), IsEmpty());
}

TEST(WaiverList, that_is_empty_accepts_nothing) {
  EXPECT_THAT(complaints_of({}), ElementsAre(std::string(kCell) +
                                             ": ties_away: 3 wrong results; expected none, since no waiver has them"));
}

TEST(WaiverList, takes_away_the_mark_of_what_it_does_not_accept) {
  RunRecord run = waived_run();
  WaiverList({}, run.header, {}).apply(run.cells[1]);
  EXPECT_EQ(run.cells[1].causes.front().waiver, std::nullopt);
}

TEST(WaiverList, complains_of_a_new_cause_in_a_waived_cell) {
  RunRecord run = sample_run();
  run.cells[1].causes.push_back({"nan_code", "another NaN", 1, {}});
  EXPECT_THAT(complaints_of({waiver()}, run),
              ElementsAre(std::string(kCell) + ": nan_code: 1 wrong result; expected none, since no waiver has them"));
}

TEST(WaiverList, complains_of_more_and_of_fewer_wrong_results) {
  Waiver one = waiver();
  one.count = 3;
  EXPECT_THAT(complaints_of({one}), IsEmpty());
  for (const std::uint64_t count : {2u, 4u}) {
    one.count = count;
    EXPECT_THAT(complaints_of({one}), ElementsAre("w.toml:7: " + std::string(kCell) +
                                                  ": ties_away: 3 wrong results; expected " + std::to_string(count)));
    EXPECT_EQ(applied(one).causes.front().waiver, std::nullopt);
  }
}

TEST(WaiverList, complains_after_the_last_day_and_not_on_it) {
  Waiver one = waiver();
  one.record.expires = "2026-01-31";
  EXPECT_THAT(complaints_of({one}), IsEmpty());
  one.record.expires = "2026-01-30";
  EXPECT_THAT(complaints_of({one}),
              ElementsAre("w.toml:7: " + std::string(kCell) +
                          ": ties_away: 3 wrong results; expected none, since the waiver expired on 2026-01-30"));
  EXPECT_EQ(applied(one).causes.front().waiver, std::nullopt);
}

TEST(WaiverList, complains_of_a_waiver_that_a_cell_no_longer_needs) {
  Waiver one = waiver();
  one.cells = "good/*";
  const std::vector<std::string> lines = complaints_of({waiver(), one});
  EXPECT_THAT(lines, ElementsAre("w.toml:7: good/convert/float32->float16/ties_to_even/ieee: ties_away: no longer "
                                 "deviates; expected some: remove the waiver"))
      << "the cell that was skipped says nothing";
  one.count = 1;
  EXPECT_THAT(complaints_of({waiver(), one}).front(), HasSubstr("expected 1 wrong result: remove the waiver"));
  one.may_pass = true;
  EXPECT_THAT(complaints_of({waiver(), one}), IsEmpty());
}

TEST(WaiverList, says_nothing_of_cells_that_are_not_in_the_run_and_of_other_tiers) {
  Waiver elsewhere = waiver(), quick = waiver(), exhaustive = waiver();
  elsewhere.cells = "other/*";
  quick.tier = "quick";
  exhaustive.tier = "exhaustive";
  EXPECT_THAT(complaints_of({elsewhere, quick, exhaustive}), IsEmpty());
  EXPECT_THAT(complaints_of({quick}), ElementsAre(HasSubstr("since no waiver has them")));
}

TEST(WaiverList, refuses_two_waivers_of_one_cause_of_one_cell) {
  Waiver broad = waiver();
  broad.at.line = 9;
  broad.cells = "b<a>d/*";
  EXPECT_NO_THROW(WaiverList({waiver(), broad}, sample_run().header, {"good/a/b->c/d/e"}));
  try {
    WaiverList({waiver(), broad}, sample_run().header, {kCell});
    FAIL() << "were both taken";
  } catch (const ReadError& error) {
    EXPECT_EQ(std::string(error.what()),
              "w.toml:9: a second waiver of ties_away in " + std::string(kCell) + "; expected one, and line 7 has it");
  }
}

class ListedWaivers : public ResultFile {};

TEST_F(ListedWaivers, accept_the_run_that_they_were_made_of) {
  const std::string text = list_waivers({{"run", sample_run()}});
  EXPECT_THAT(text, HasSubstr("\n[[waiver]]\ncell = \"b<a>d/convert/float32->float16/ties_to_even/ieee\"\n"
                              "cause = \"ties_away\"\ntier = \"quick\"\ncount = 3\nreason = \"unexplained\"\n"));
  RunRecord run = sample_run();
  run.header.tier = "quick";  // what its deviating cell ran
  EXPECT_THAT(complaints_of(read_waivers(put(text)), run), IsEmpty());
}

TEST_F(ListedWaivers, keep_the_reasons_that_a_run_has) {
  const std::vector<Waiver> waivers = read_waivers(put(list_waivers({{"run", waived_run()}})));
  ASSERT_EQ(waivers.size(), 1u);
  EXPECT_EQ(waivers[0].record, waived_run().cells[1].causes.front().waiver);
}

TEST_F(ListedWaivers, of_runs_that_do_not_agree_leave_the_count_open) {
  RunRecord more = sample_run(), fewer = sample_run();
  more.cells[1].causes.front().count = more.cells[1].deviating = 5;
  fewer.cells[1].causes.clear();
  fewer.cells[1].outcome = "conforms";
  const std::string same = list_waivers({{"one", sample_run()}, {"two", sample_run()}});
  EXPECT_EQ(same, list_waivers({{"one", sample_run()}}));
  const std::string counts = list_waivers({{"one", sample_run()}, {"two", more}});
  EXPECT_THAT(counts, Not(HasSubstr("count =")));
  EXPECT_THAT(counts, Not(HasSubstr("may_pass")));
  const std::string absent = list_waivers({{"one", sample_run()}, {"two", fewer}});
  EXPECT_THAT(absent, HasSubstr("count = 3\nmay_pass = true\n"));
}

TEST_F(ListedWaivers, quote_names_that_are_no_plain_text) {
  RunRecord run = sample_run();
  run.cells[1].id = "a\"b\\c\n/convert/x->y/r/p";
  const std::vector<Waiver> waivers = read_waivers(put(list_waivers({{"run", run}})));
  ASSERT_EQ(waivers.size(), 1u);
  EXPECT_EQ(waivers[0].cells, run.cells[1].id);
}

}  // namespace
}  // namespace halfulp
