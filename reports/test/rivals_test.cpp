// Which runs and which implementations may be compared.
#include "view/rivals.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "numbers_source.h"
#include "sample_run.h"
#include "view/run_pairs.h"

namespace halfulp {
namespace {

std::vector<NamedRun> named(const std::vector<RunRecord>& runs) { return named("run", runs); }

Standings standings(const std::vector<NamedRun>& runs) { return standings_of(runs, speeds_by_machine(runs)); }

TEST(RunPairs, are_runs_with_lines_in_common_the_earlier_first) {
  RunRecord other = sample_run();
  for (CellRecord& cell : other.cells) cell.id += "x";
  other.trainings.clear();
  other.accuracies.clear();
  other.throughputs.clear();
  const std::vector<NamedRun> runs = named({later_run(), other, sample_run()});
  const RunPairs found = comparable_runs({&runs[0], &runs[1], &runs[2]}, 12);
  ASSERT_EQ(found.pairs.size(), 1u);
  EXPECT_EQ(found.pairs[0].before, &runs[2]);
  EXPECT_EQ(found.pairs[0].after, &runs[0]);
  EXPECT_EQ(found.pairs[0].shared, 4u + 2 + 3 + 2);
}

TEST(RunPairs, beyond_the_limit_are_counted) {
  const std::vector<NamedRun> runs = named({sample_run(), sample_run(), sample_run()});
  const RunPairs found = comparable_runs({&runs[0], &runs[1], &runs[2]}, 2);
  EXPECT_EQ(found.pairs.size(), 2u);
  EXPECT_EQ(found.left_out, 1u);
}

TEST(Rivals, share_questions_of_equal_cases_only) {
  std::vector<NamedRun> runs = named({sample_run()});
  EXPECT_TRUE(standings(runs).contests.empty()) << "one exhaustive, one sampled";
  runs = named({rivalry()});
  const Standings found = standings(runs);
  ASSERT_EQ(found.pairs.size(), 1u);
  EXPECT_EQ(found.pairs[0].left, "b<a>d");
  EXPECT_EQ(found.pairs[0].questions, 1u);
  EXPECT_EQ(found.pairs[0].different(), 1u);
  ASSERT_EQ(found.contests.size(), 1u);
  EXPECT_EQ(found.contests[0].results, 2u);
  EXPECT_EQ(found.contests[0].deviating, 1u);
  EXPECT_EQ(found.contests[0].fastest, "good") << "the other is faster and wrong";
}

TEST(Rivals, of_exhaustive_cells_need_neither_tier_nor_seed_in_common) {
  RunRecord first = sample_run(), second = sample_run();
  first.cells.resize(1);
  second.cells.resize(1);
  second.cells[0].implementation = "other";
  second.header.seed = 1;
  const Standings found = standings(named({first, second}));
  ASSERT_EQ(found.contests.size(), 1u);
  EXPECT_EQ(found.contests[0].results, 1u);
}

TEST(Rivals, with_no_profile_in_common_are_equal_where_any_results_are) {
  RunRecord run = rivalry();
  run.cells.push_back(run.cells[0]);
  run.cells.push_back(run.cells[0]);
  run.cells[4].implementation = run.cells[5].implementation = "third";
  run.cells[4].profile = "one";
  run.cells[5].profile = "two";
  run.cells[5].digest = "neither";
  const std::vector<NamedRun> runs = named({run});
  const Standings found = standings(runs);
  const auto pair = std::ranges::find_if(
      found.pairs, [](const Rivals& rivals) { return rivals.left == "good" && rivals.right == "third"; });
  ASSERT_NE(pair, found.pairs.end());
  EXPECT_EQ(pair->questions, 1u);
  EXPECT_EQ(pair->equal, 1u);
}

TEST(Rivals, meet_on_every_machine_that_ran_both) {
  RunRecord other = rivalry();
  other.header.machine_cpu = "Another CPU";
  other.header.gpu = {};
  other.cells[1].digest = other.cells[0].digest;
  const Standings found = standings(named({rivalry(), other}));
  ASSERT_EQ(found.pairs.size(), 2u);
  EXPECT_EQ(found.pairs[0].left_machine, "A <GPU>");
  EXPECT_EQ(found.pairs[0].right_machine, "A <GPU>");
  EXPECT_EQ(found.pairs[0].different(), 1u);
  EXPECT_EQ(found.pairs[1].left_machine, "Another CPU");
  EXPECT_EQ(found.pairs[1].different(), 0u);
  ASSERT_EQ(found.contests.size(), 1u);
  EXPECT_EQ(found.contests[0].implementations, 2u);
  EXPECT_EQ(found.contests[0].fastest_on, "A <GPU>");
}

TEST(Rivals, that_no_machine_ran_both_of_meet_across_machines) {
  RunRecord here = rivalry(), there = rivalry();
  here.cells.erase(here.cells.begin() + 1);
  there.cells = {there.cells[1]};
  there.header.machine_cpu = "Another CPU";
  there.header.gpu = {};
  here.throughputs.clear();
  there.throughputs.clear();
  const Standings found = standings(named({here, there}));
  ASSERT_EQ(found.pairs.size(), 1u);
  EXPECT_EQ(found.pairs[0].left_machine, "Another CPU");
  EXPECT_EQ(found.pairs[0].right_machine, "A <GPU>");
}

TEST(Rivals, of_one_machine_name_none) { EXPECT_EQ(standings(named({rivalry()})).pairs[0].left_machine, ""); }

TEST(Rivals, race_only_where_both_are_right) {
  RunRecord run = sample_run();
  EXPECT_TRUE(standings(named({run})).pairs.empty());
  run.throughputs[1].outcome = "conforms";
  run.throughputs[1].nanoseconds = {0.25, 0.25, 0.25};
  const Standings found = standings(named({run}));
  ASSERT_EQ(found.pairs.size(), 1u);
  EXPECT_EQ(found.pairs[0].left, "b<a>d");
  EXPECT_EQ(found.pairs[0].speed(SpeedVerdict::slower), 1u) << "good is slower than it";
  ASSERT_EQ(found.pairs[0].races.size(), 1u);
  EXPECT_EQ(found.pairs[0].races[0].id, "convert/float32->float16/ties_to_even/ieee/normal/large/1");
}

}  // namespace
}  // namespace halfulp
