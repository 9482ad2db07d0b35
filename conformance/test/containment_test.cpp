// Files that say nothing that another one does not.
#include "result/containment.h"

#include <gtest/gtest.h>

#include "sample_run.h"

namespace halfulp {
namespace {

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

Pairs contained(const std::vector<NamedRun>& runs) {
  Pairs pairs;
  for (const Contained& found : find_contained(runs)) pairs.emplace_back(found.part, found.whole);
  return pairs;
}

/// The sample's cells alone, and its measurements alone.
std::vector<NamedRun> halves() {
  RunRecord cells = sample_run(), measured = sample_run();
  cells.trainings.clear();
  cells.accuracies.clear();
  cells.throughputs.clear();
  measured.cells.clear();
  return {{"cells", cells}, {"measured", measured}};
}

TEST(ContainedFiles, are_copies_behind_the_first) {
  EXPECT_EQ(contained({{"one", sample_run()}, {"copy", sample_run()}, {"copy again", sample_run()}}),
            (Pairs{{1, 0}, {2, 0}}));
}

TEST(ContainedFiles, are_parts_of_what_they_were_merged_into_in_any_order) {
  const std::vector<NamedRun> parts = halves();
  const NamedRun whole{"whole", merge(parts)};
  EXPECT_EQ(contained({parts[0], whole, parts[1]}), (Pairs{{0, 1}, {2, 1}}));
  EXPECT_EQ(contained({whole, parts[1]}), (Pairs{{1, 0}}));
  EXPECT_EQ(contained(parts), Pairs{});
}

TEST(ContainedFiles, may_say_in_their_header_which_cases_a_merged_cell_ran) {
  std::vector<NamedRun> parts = halves();
  NamedRun other = parts[0];
  other.file = "another seed";
  other.run.header.seed = 77;
  for (CellRecord& cell : other.run.cells) cell.id += "-toward_zero";
  const NamedRun whole{"whole", merge({parts[0], other})};
  EXPECT_EQ(contained({whole, other}), (Pairs{{1, 0}}));
  other.run.header.seed = 78;
  EXPECT_EQ(contained({whole, other}), Pairs{});
}

TEST(ContainedFiles, are_no_second_runs) {
  const auto with = [](auto change) {
    std::vector<NamedRun> runs{{"one", sample_run()}, {"other", halves()[0].run}};
    change(runs[1].run);
    return contained(runs);
  };
  EXPECT_EQ(with([](RunRecord&) {}), (Pairs{{1, 0}}));
  EXPECT_EQ(with([](RunRecord& run) { run.cells.back().seconds += 1; }), Pairs{});
  EXPECT_EQ(with([](RunRecord& run) { run.cells.back().digest = "f"; }), Pairs{});
  EXPECT_EQ(with([](RunRecord& run) { run.cells.back().id += "-other"; }), Pairs{});
  EXPECT_EQ(with([](RunRecord& run) { run.header.machine_cpu = "Another CPU"; }), Pairs{});
  EXPECT_EQ(with([](RunRecord& run) { run.header.git = "fffffff"; }), Pairs{});
}

TEST(ContainedFiles, without_lines_are_only_beside_equal_ones) {
  RunRecord empty = halves()[0].run;
  empty.cells.clear();
  EXPECT_EQ(contained({{"whole", sample_run()}, {"empty", empty}}), Pairs{});
  EXPECT_EQ(contained({{"whole", sample_run()}, {"empty", empty}, {"empty too", empty}}), (Pairs{{2, 1}}));
}

}  // namespace
}  // namespace halfulp
