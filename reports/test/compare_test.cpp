// Two runs side by side, made by hand.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "compare/comparison.h"
#include "compare/speed.h"
#include "compare/text.h"
#include "sample_run.h"

namespace halfulp {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr double kInfinity = std::numeric_limits<double>::infinity();

SpeedChange speeds(std::vector<double> before, std::vector<double> after) {
  return compare_speeds(sample_throughput("x", std::move(before)), sample_throughput("x", std::move(after)));
}

RunRecord empty_run() {
  RunRecord run;
  run.header = sample_run().header;
  return run;
}

TEST(Speed, ranges_that_lie_apart_are_faster_or_slower) {
  const SpeedChange faster = speeds({1.0, 1.1, 1.2}, {0.5, 0.55, 0.6});
  EXPECT_EQ(faster.verdict, SpeedVerdict::faster);
  EXPECT_DOUBLE_EQ(faster.ratio, 2);
  const SpeedChange slower = speeds({0.5, 0.55, 0.6}, {1.0, 1.1, 1.2});
  EXPECT_EQ(slower.verdict, SpeedVerdict::slower);
  EXPECT_DOUBLE_EQ(slower.ratio, 0.5);
}

TEST(Speed, ranges_must_lie_more_than_the_tolerance_apart) {
  EXPECT_EQ(speeds({1.03, 1.03, 1.03}, {1, 1, 1}).verdict, SpeedVerdict::faster);
  const SpeedChange near = speeds({1.03, 1.03, 1.03}, {1.01, 1.01, 1.02});
  EXPECT_EQ(near.verdict, SpeedVerdict::unclear) << "apart, but by less than 2 %";
  EXPECT_EQ(near.reason, "the quartile ranges lie too close");
}

TEST(Speed, near_medians_of_ranges_that_overlap_are_the_same) {
  EXPECT_EQ(speeds({1.0, 1.01, 1.1}, {0.9, 1.0, 1.05}).verdict, SpeedVerdict::same);
}

TEST(Speed, distant_medians_of_ranges_that_overlap_are_unclear) {
  EXPECT_EQ(speeds({1.0, 1.1, 1.4}, {0.9, 1.2, 1.5}).verdict, SpeedVerdict::unclear);
}

TEST(Speed, near_medians_of_ranges_that_do_not_overlap_are_unclear) {
  EXPECT_EQ(speeds({1, 1, 1}, {1.01, 1.01, 1.01}).verdict, SpeedVerdict::unclear);
}

TEST(Speed, fewer_than_three_samples_are_unclear) {
  const SpeedChange change = speeds({1, 1, 1}, {0.5, 0.5});
  EXPECT_EQ(change.verdict, SpeedVerdict::unclear);
  EXPECT_EQ(change.reason, "fewer than 3 samples");
  EXPECT_EQ(speeds({1, 1, 1}, {}).verdict, SpeedVerdict::unclear);
}

TEST(Speed, one_and_the_same_measurement_is_the_same_however_short) {
  EXPECT_EQ(speeds({1}, {1}).verdict, SpeedVerdict::same);
  EXPECT_EQ(speeds({1, kInfinity}, {1, kInfinity}).verdict, SpeedVerdict::same);
}

TEST(Speed, another_clock_is_not_faster) {
  const ThroughputRecord before = sample_throughput("x", {1.0, 1.01, 1.02});
  ThroughputRecord after = sample_throughput("x", {0.5, 0.505, 0.51});
  after.copy_gigabytes_per_second = 2 * before.copy_gigabytes_per_second;
  EXPECT_EQ(compare_speeds(before, after).verdict, SpeedVerdict::same);
}

TEST(Speed, times_are_those_of_the_copy_for_the_same_bytes) {
  const Quartiles times = times_of_copy(sample_throughput("x", {1, 1, 1})).value();
  EXPECT_DOUBLE_EQ(times.median, 2) << "6 bytes at 12 GB/s take half a nanosecond";
}

TEST(Speed, what_is_no_positive_number_is_unclear) {
  const SpeedChange change = speeds({1, 1, 1}, {kInfinity, 1, 1});
  EXPECT_EQ(change.verdict, SpeedVerdict::unclear);
  EXPECT_EQ(change.reason, "a time, or that of the copy, is no positive number");
  EXPECT_EQ(change.ratio, 0);
  EXPECT_EQ(speeds({1, 1, 1}, {0, 0, 0}).verdict, SpeedVerdict::unclear);
  ThroughputRecord uncopied = sample_throughput("x", {1, 1, 1});
  uncopied.copy_gigabytes_per_second = 0;
  EXPECT_FALSE(times_of_copy(uncopied));
}

TEST(Comparison, equal_runs_say_nothing) { EXPECT_EQ(text_of(compare(sample_run(), sample_run())), ""); }

TEST(Comparison, an_outcome_that_changed_is_listed_and_may_be_worse) {
  RunRecord after = sample_run();
  after.cells[0].outcome = "deviates";
  after.cells[1].outcome = "conforms";
  const Comparison found = compare(sample_run(), after);
  ASSERT_EQ(found.outcomes.size(), 2u);
  EXPECT_FALSE(found.outcomes[0].is_worse());
  EXPECT_TRUE(found.outcomes[1].is_worse());
  EXPECT_THAT(text_of(found),
              HasSubstr("outcome   good/convert/float32->float16/ties_to_even/ieee  conforms -> deviates\n"));
  EXPECT_THAT(text_of(found),
              HasSubstr("cells: 4 in both, 2 with another outcome, 1 of them worse, 0 with other results\n"));
}

TEST(Comparison, only_what_conformed_can_get_worse) {
  EXPECT_TRUE((OutcomeChange{"x", "conforms", "errored"}).is_worse());
  EXPECT_FALSE((OutcomeChange{"x", "conforms", "skipped"}).is_worse());
  EXPECT_FALSE((OutcomeChange{"x", "errored", "deviates"}).is_worse());
}

TEST(Comparison, a_measured_cell_without_a_line_of_its_own_has_an_outcome_too) {
  RunRecord before = sample_run();
  before.cells.clear();
  RunRecord after = before;
  after.throughputs[0].outcome = "deviates";
  const Comparison found = compare(before, after);
  ASSERT_EQ(found.outcomes.size(), 1u);
  EXPECT_TRUE(found.outcomes[0].is_worse());
}

TEST(Comparison, other_results_of_the_same_cases_are_listed) {
  RunRecord after = sample_run();
  after.cells[0].digest = "fedcba9876543210";
  const Comparison found = compare(sample_run(), after);
  ASSERT_EQ(found.digests.size(), 1u);
  EXPECT_THAT(text_of(found), HasSubstr("other results of 4294967296 cases: 0123456789abcdef -> fedcba9876543210\n"));
}

TEST(Comparison, results_of_other_cases_are_not_compared) {
  RunRecord before = sample_run();
  before.cells[0].domain[0].coverage = "sampled";
  RunRecord after = before;
  after.cells[0].digest = "fedcba9876543210";
  EXPECT_EQ(compare(before, after).digests.size(), 1u);
  after.cells[0].cases -= 1;
  EXPECT_TRUE(compare(before, after).digests.empty());
  after.cells[0].cases += 1;
  after.header.seed = 5;
  EXPECT_TRUE(compare(before, after).digests.empty());
  after.cells[0].other_cases = CasesRecord{before.header.tier, before.header.seed};
  EXPECT_EQ(compare(before, after).digests.size(), 1u) << "of a merged file the cell has its own";
  after.cells[0].other_cases.reset();
  after.header.seed = before.header.seed;
  after.header.tier = "quick";
  EXPECT_TRUE(compare(before, after).digests.empty());
}

TEST(Comparison, exhaustive_results_are_compared_whatever_tier_and_seed) {
  RunRecord after = sample_run();
  after.cells[0].digest = "fedcba9876543210";
  after.header.tier = "quick";
  after.header.seed = 5;
  EXPECT_EQ(compare(sample_run(), after).digests.size(), 1u);
}

/// Accuracies of seeds 1, 2, 3.
RunRecord accurate(std::vector<double> accuracies) {
  RunRecord run = empty_run();
  run.accuracies = {sample_accuracy("bnb_nf4", "bnb-default", 95)};
  run.accuracies[0].samples.clear();
  for (const double accuracy : accuracies) {
    AccuracySample sample;
    sample.seed = run.accuracies[0].samples.size() + 1;
    sample.accuracy = accuracy;
    run.accuracies[0].samples.push_back(sample);
  }
  return run;
}

TEST(Comparison, a_mean_changes_by_more_than_two_deviations_or_not_at_all) {
  EXPECT_TRUE(compare(accurate({94, 95, 96}), accurate({96, 97, 98})).accuracies.empty()) << "exactly two";
  const Comparison found = compare(accurate({94, 95, 96}), accurate({96.25, 97.25, 98.25}));
  ASSERT_EQ(found.accuracies.size(), 1u);
  EXPECT_TRUE(found.accuracies[0].has_other_mean);
  EXPECT_FALSE(found.accuracies[0].has_other_sizes);
  EXPECT_THAT(text_of(found), HasSubstr("95.00 +- 1.00 % (n 3) -> 97.25 +- 1.00 % (n 3)\n"));
  EXPECT_THAT(text_of(found), HasSubstr("accuracy: 1 in both, 1 changed\n"));
}

TEST(Comparison, one_network_each_is_compared_where_it_is_the_same_one) {
  EXPECT_EQ(compare(accurate({95}), accurate({94.99})).accuracies.size(), 1u);
  RunRecord other_seed = accurate({94.99});
  other_seed.accuracies[0].samples[0].seed = 77;
  EXPECT_TRUE(compare(accurate({95}), other_seed).accuracies.empty());
}

TEST(Comparison, an_accuracy_without_samples_differs_from_one_with_them) {
  const Comparison found = compare(accurate({95, 95, 95}), accurate({}));
  EXPECT_THAT(text_of(found), HasSubstr("95.00 +- 0.00 % (n 3) -> nothing\n"));
  EXPECT_EQ(
      compare(accurate({95, 95, 95}), accurate({95, 95, std::numeric_limits<double>::quiet_NaN()})).accuracies.size(),
      1u);
}

TEST(Comparison, any_change_of_a_size_is_listed) {
  RunRecord after = accurate({94, 95, 96});
  after.accuracies[0].kilobytes_with_scales = 60.75;
  const Comparison found = compare(accurate({94, 95, 96}), after);
  ASSERT_EQ(found.accuracies.size(), 1u);
  EXPECT_FALSE(found.accuracies[0].has_other_mean);
  EXPECT_THAT(text_of(found), HasSubstr(", within the spread; KB with scales 60.5 -> 60.75\n"));
}

TEST(Comparison, lines_that_one_file_lacks_are_named_by_kind) {
  RunRecord before = sample_run();
  RunRecord after = sample_run();
  before.throughputs.pop_back();
  before.cells.pop_back();
  after.trainings.pop_back();
  after.accuracies.pop_back();
  const Comparison found = compare(before, after);
  const std::string text = text_of(found);
  EXPECT_THAT(text, HasSubstr("missing   training mnist/2\n"));
  EXPECT_THAT(text, HasSubstr("missing   accuracy mnist/ternary/<i>/weights/nearest\n"));
  EXPECT_THAT(text, HasSubstr("added     cell good/convert/float32->binary8p4se/ties_to_even/ieee\n"));
  EXPECT_THAT(text,
              HasSubstr("added     throughput b<a>d/convert/float32->float16/ties_to_even/ieee/normal/large/1\n"));
  EXPECT_THAT(text, HasSubstr("lines: 2 missing, 2 added\n"));
}

TEST(ComparisonText, speeds_are_listed_with_their_ratio_and_summed_up) {
  RunRecord before = empty_run();
  before.throughputs = {sample_throughput("a", {1, 1, 1}), sample_throughput("b", {1, 1, 1}),
                        sample_throughput("c", {1, 1, 1})};
  RunRecord after = empty_run();
  after.throughputs = {sample_throughput("a", {0.5, 0.5, 0.5}), sample_throughput("b", {1, 1, 1}),
                       sample_throughput("c", {1, 2})};
  after.throughputs[0].outcome = before.throughputs[0].outcome = "deviates";
  EXPECT_EQ(
      text_of(compare(before, after)),
      "FASTER    a/convert/float32->float16/ties_to_even/ieee/normal/large/1  2 times as fast; times of the copy: 2 "
      "(2 to 2) -> 1 (1 to 1); the cell is not right: deviates\n"
      "UNCLEAR   c/convert/float32->float16/ties_to_even/ieee/normal/large/1  0.6667 times as fast; times of the "
      "copy: 2 (2 to 2) -> 3 (2.5 to 3.5); fewer than 3 samples\n"
      "throughput: 1 SAME, 1 FASTER, 0 SLOWER, 1 UNCLEAR\n");
}

/// A cell with one wrong case for each example, and with as many more as `unlisted`.
CellRecord wrong_cell(const std::vector<ExampleRecord>& examples, std::uint64_t unlisted) {
  CellRecord cell = sample_cell("x", "float32", "float16");
  cell.outcome = "deviates";
  cell.digest = "fedcba9876543210";
  cell.deviating = examples.size() + unlisted;
  cell.causes = {{"c", "a cause", cell.deviating, examples}};
  return cell;
}

ExampleRecord wrong_case(std::uint64_t index, const std::string& actual) {
  return {index, "0x5", "0x1p-3", "0.125", "0x1", "0x1p+0", actual, "0x1p+1"};
}

TEST(Inputs, the_lowest_case_with_another_result_is_the_first) {
  const CellRecord before = wrong_cell({wrong_case(3, "0x7"), wrong_case(9, "0x7"), wrong_case(12, "0x7")}, 0);
  const CellRecord after = wrong_cell({wrong_case(3, "0x7"), wrong_case(9, "0x8")}, 0);
  const auto found = first_differing_input(before, after);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->index, 9u);
  EXPECT_EQ(found->before + " -> " + found->after, "0x7 = 0x1p+1 -> 0x8 = 0x1p+1");
}

TEST(Inputs, a_case_that_is_wrong_on_one_side_only_is_right_on_the_other) {
  const auto found =
      first_differing_input(sample_cell("x", "float32", "float16"), wrong_cell({wrong_case(4, "0x7")}, 8));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->index, 4u);
  EXPECT_EQ(found->before + " -> " + found->after, "0x1 = 0x1p+0, as expected -> 0x7 = 0x1p+1");
}

TEST(Inputs, what_is_certain_goes_before_what_may_only_be_unlisted) {
  const CellRecord before = wrong_cell({wrong_case(6, "0x7"), wrong_case(8, "0x7")}, 100);
  const auto unlisted = first_differing_input(before, wrong_cell({wrong_case(2, "0x7"), wrong_case(8, "0x7")}, 100));
  ASSERT_TRUE(unlisted);
  EXPECT_EQ(unlisted->index, 2u);
  EXPECT_EQ(unlisted->before, "not among the examples");
  const auto certain = first_differing_input(before, wrong_cell({wrong_case(2, "0x7"), wrong_case(8, "0x9")}, 100));
  ASSERT_TRUE(certain);
  EXPECT_EQ(certain->index, 8u);
}

TEST(Inputs, equal_examples_show_nothing) {
  EXPECT_FALSE(first_differing_input(wrong_cell({wrong_case(4, "0x7")}, 8), wrong_cell({wrong_case(4, "0x7")}, 8)));
}

TEST(ComparisonText, a_cell_with_other_results_shows_its_first_input_and_how_to_run_it_again) {
  RunRecord before = empty_run(), after = empty_run();
  before.cells = {sample_cell("x", "float32", "float16")};
  after.cells = {wrong_cell({wrong_case(4, "0x7")}, 8)};
  EXPECT_THAT(
      text_of(compare(before, after)),
      HasSubstr("input     x/convert/float32->float16/ties_to_even/ieee  case 4, 0x5 = 0x1p-3: 0x1 = 0x1p+0, as "
                "expected -> 0x7 = 0x1p+1; replay on both sides: halfulp replay "
                "'x/convert/float32->float16/ties_to_even/ieee' 4 --tier exhaustive --seed "
                "18446744073709551615\n"));
}

TEST(ComparisonText, where_no_example_shows_the_input_it_says_so) {
  RunRecord before = empty_run(), after = empty_run();
  before.cells = after.cells = {sample_cell("x", "float32", "float16")};
  after.cells[0].digest = "fedcba9876543210";
  after.cells[0].unspecified = 12;
  after.cells[0].other_cases = CasesRecord{"quick", 7};
  EXPECT_THAT(
      text_of(compare(before, after)),
      HasSubstr("no example shows which input has another result; both are right: the profile ieee accepts any NaN; "
                "the profile leaves 12 results open; replay on both sides: halfulp replay "
                "'x/convert/float32->float16/ties_to_even/ieee' --open --tier exhaustive --seed "
                "18446744073709551615\n"))
      << "every code was taken, whatever the tier";
  before.cells[0].domain = after.cells[0].domain = {{"sampled", before.cells[0].cases}};
  EXPECT_EQ(text_of(compare(before, after)), "") << "other cases prove nothing";
}

TEST(ComparisonText, a_command_is_safe_to_paste_into_a_shell) {
  RunRecord before = empty_run(), after = empty_run();
  before.cells = after.cells = {sample_cell("x'; rm -rf ~ #", "float32", "float16")};
  after.cells[0].digest = "another";
  EXPECT_THAT(text_of(compare(before, after)), HasSubstr("halfulp replay 'x'\\''; rm -rf ~ #/convert/"));
}

TEST(ComparisonText, machines_that_differ_are_named_first) {
  RunRecord after = sample_run();
  after.header.machine_cpu = "Another\x1B[31m CPU";
  after.header.gpu.reset();
  EXPECT_THAT(text_of(compare(sample_run(), after)),
              StartsWith("before    A CPU, 2 threads, An OS, A <GPU> (9.0, 132 multiprocessors, 80 GiB, driver 13.1)\n"
                         "after     Another?[31m CPU, 2 threads, An OS\n"
                         "warning: speeds are of different machines\n"));
}

TEST(ComparisonText, control_characters_of_names_do_not_reach_the_terminal) {
  RunRecord after = sample_run();
  after.trainings[0].experiment = "mnist\x1B]0;\n";
  const std::string text = text_of(compare(sample_run(), after));
  EXPECT_THAT(text, HasSubstr("added     training mnist?]0;?/1"));
  EXPECT_THAT(text, Not(HasSubstr("\x1B")));
}

}  // namespace
}  // namespace halfulp
