// Files that cannot both be true.
#include "result/conflict.h"

#include <gtest/gtest.h>

#include "sample_run.h"

namespace halfulp {
namespace {

std::vector<NamedRun> two_runs() { return {{"one", sample_run()}, {"other", sample_run()}}; }

TEST(ConflictingFiles, with_equal_results_are_none) { EXPECT_FALSE(find_conflict(two_runs())); }

TEST(ConflictingFiles, have_other_results_of_one_cell_and_nothing_that_explains_them) {
  std::vector<NamedRun> runs = two_runs();
  runs[1].run.cells[0].digest = "ffffffffffffffff";
  const auto found = find_conflict(runs);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->one->file, "one");
  EXPECT_EQ(found->other->file, "other");
  EXPECT_EQ(found->cell, runs[0].run.cells[0].id);
}

TEST(ConflictingFiles, are_none_where_something_explains_the_difference) {
  const auto with = [](auto change) {
    std::vector<NamedRun> runs = two_runs();
    runs[1].run.cells[0].digest = "ffffffffffffffff";
    runs[1].run.cells[0].domain = {{"sampled", runs[1].run.cells[0].cases}};
    change(runs[1].run);
    return find_conflict(runs).has_value();
  };
  EXPECT_TRUE(with([](RunRecord&) {}));
  EXPECT_FALSE(with([](RunRecord& run) { run.header.machine_cpu = "Another CPU"; }));
  EXPECT_FALSE(with([](RunRecord& run) { run.header.gpu.reset(); }));
  EXPECT_FALSE(with([](RunRecord& run) { run.header.git = "fffffff"; }));
  EXPECT_FALSE(with([](RunRecord& run) { run.header.compiler = "another"; }));
  EXPECT_FALSE(with([](RunRecord& run) { run.header.implementations[0].version = "2.0"; }));
  EXPECT_FALSE(with([](RunRecord& run) { run.header.seed = 3; }));
  EXPECT_FALSE(with([](RunRecord& run) { run.cells[0].digest.clear(); }));  // it did not run
}

TEST(ConflictingFiles, of_an_unknown_or_changed_commit_prove_nothing) {
  for (const char* git : {"unknown", "abc123-dirty"}) {
    std::vector<NamedRun> runs = two_runs();
    runs[1].run.cells[0].digest = "ffffffffffffffff";
    for (NamedRun& named : runs) named.run.header.git = git;
    EXPECT_FALSE(find_conflict(runs)) << git;
  }
}

TEST(ConflictingFiles, that_are_exhaustive_have_equal_cases_whatever_their_seed) {
  std::vector<NamedRun> runs = two_runs();
  runs[1].run.cells[0].digest = "ffffffffffffffff";
  runs[1].run.header.seed = 3;
  EXPECT_TRUE(find_conflict(runs));
}

}  // namespace
}  // namespace halfulp
