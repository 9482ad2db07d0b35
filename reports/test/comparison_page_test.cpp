// Runs and implementations beside each other.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compare/open_results.h"
#include "numbers_source.h"
#include "page/compare.h"
#include "page/ratio.h"
#include "sample_run.h"

namespace halfulp {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::vector<NamedRun> named(const std::vector<RunRecord>& runs) { return named("<run>", runs); }

std::string page_of(const std::vector<RunRecord>& runs) {
  return compare_page(NumbersSource(named(runs)).source).content;
}

TEST(ComparePage, of_two_runs_counts_what_is_the_same_changed_gone_and_added) {
  RunRecord after = later_run();
  after.cells[0].outcome = "deviates";
  after.cells[0].digest = "another";
  after.cells.erase(after.cells.begin() + 2);
  after.cells.push_back(sample_cell("good", "float32", "bfloat16"));
  const std::string page = page_of({sample_run(), after});
  EXPECT_THAT(page, HasSubstr("&lt;run&gt;1 \u2192 &lt;run&gt;2"));
  // Throughput lines state outcomes of cells too.
  EXPECT_THAT(page, HasSubstr("<th scope=\"row\">cells</th>\n<td class=\"number\">3</td>\n<td class=\"number\">2</td>\n"
                              "<td class=\"number\">1</td>\n<td class=\"number\">1</td>\n<td class=\"number\">1</td>"));
  EXPECT_THAT(page,
              HasSubstr("<td class=\"conforms\">\u2713 conforms</td>\n<td class=\"deviates\">\u2717 deviates</td>"));
  EXPECT_THAT(page, HasSubstr("<summary>1 line gone: only before</summary>"));
  EXPECT_THAT(page, HasSubstr("<summary>1 line added: only after</summary>"));
  EXPECT_THAT(page, Not(HasSubstr("b<a>d")));
}

TEST(ComparePage, the_first_differing_input_is_shown_with_the_command_that_repeats_it) {
  RunRecord after = later_run();
  after.cells[1].causes.clear();
  after.cells[1].outcome = "conforms";
  after.cells[1].digest = "another";
  const std::string page = page_of({sample_run(), after});
  EXPECT_THAT(page, HasSubstr("<code>0x33000001</code><span class=\"value\"> 0x1.000002p-25</span>"));
  EXPECT_THAT(page, HasSubstr("0x0000 = 0x0p+0 \u2192 0x0001 = 0x1p-24, as expected"));
  EXPECT_THAT(page, HasSubstr("<code class=\"command\">halfulp replay &#39;b&lt;a&gt;d/convert/"));
}

TEST(ComparePage, speeds_have_a_verdict_in_words_a_ratio_and_both_intervals) {
  RunRecord after = later_run();
  for (double& nanoseconds : after.throughputs[0].nanoseconds) nanoseconds *= 4;
  const std::string page = page_of({sample_run(), after});
  EXPECT_THAT(page, HasSubstr("1 \u25BC SLOWER, 0 \u25B2 FASTER, 0 ? UNCLEAR, 1 = SAME."));
  EXPECT_THAT(page, HasSubstr("<td>\u25BC SLOWER</td>\n<td class=\"number\">0.250\u00A0\u00D7</td>"));
  EXPECT_THAT(page, HasSubstr("aria-label=\"0.250 times as fast, SLOWER\""));
  // A copy of 6 bytes at 12 GB/s takes half a nanosecond.
  EXPECT_THAT(page, HasSubstr("<td class=\"number\">1.38 (1.19 \u2013 1.62)</td>\n"
                              "<td class=\"number\">5.50 (4.75 \u2013 6.50)</td>"));
  EXPECT_THAT(page, Not(HasSubstr("different machines")));
}

TEST(ComparePage, speeds_of_different_machines_come_with_a_warning) {
  RunRecord after = later_run();
  after.header.machine_cpu = "Another CPU";
  EXPECT_THAT(page_of({sample_run(), after}), HasSubstr("The speeds are of different machines."));
}

TEST(ComparePage, runs_of_different_machines_name_both_in_the_heading_and_pairs_theirs) {
  RunRecord after = later_run();
  after.header.machine_cpu = "Another CPU";
  after.header.gpu = {};
  const std::string page = page_of({sample_run(), after});
  EXPECT_THAT(
      page,
      HasSubstr("&lt;run&gt;2<span class=\"note\"> on A CPU with A &lt;GPU&gt; \u2192 on Another CPU</span></h3>"));
  RunRecord other = rivalry();
  other.header = after.header;
  EXPECT_THAT(page_of({rivalry(), other}), HasSubstr("good</a><span class=\"note line\">on Another CPU</span>"));
}

TEST(ComparePage, changed_accuracies_are_listed) {
  RunRecord after = later_run();
  for (AccuracySample& sample : after.accuracies[1].samples) sample.accuracy -= 5;
  EXPECT_THAT(page_of({sample_run(), after}),
              HasSubstr("<td class=\"number\">95.50 \u00B1 0.35</td>\n<td class=\"number\">90.50 \u00B1 0.35</td>\n"
                        "<td class=\"number\">\u22125.00</td>"));
}

TEST(ComparePage, a_baseline_is_compared_with) {
  const NumbersSource numbers(named({later_run()}));
  const NamedRun baseline{"baseline.jsonl", sample_run()};
  Source source = numbers.source;
  EXPECT_THAT(compare_page(source).content, Not(HasSubstr("<h2>Runs</h2>")));
  source.baseline = &baseline;
  EXPECT_THAT(compare_page(source).content, HasSubstr("baseline.jsonl \u2192 &lt;run&gt;1"));
}

TEST(ComparePage, many_runs_are_capped_with_the_command_for_the_others) {
  const std::string page = page_of(std::vector<RunRecord>(6, sample_run()));
  EXPECT_THAT(page, HasSubstr("And 3 pairs more of runs: <code class=\"command\">halfulp diff BEFORE AFTER</code>"));
}

TEST(ComparePage, of_nothing_in_common_says_so) {
  RunRecord run = sample_run();
  run.cells.resize(1);
  run.throughputs.clear();
  EXPECT_THAT(page_of({run}), HasSubstr("There is nothing to compare"));
}

TEST(ComparePage, of_one_run_compares_implementations) {
  const std::string page = page_of({rivalry()});
  EXPECT_THAT(page, HasSubstr("b&lt;a&gt;d</a> and <a href=\"implementation-good.html\">good</a>"));
  EXPECT_THAT(page, HasSubstr("\u2260 100\u00A0% differ"));
  EXPECT_THAT(page, HasSubstr("<td>0x0000 = 0x0p+0</td>\n<td>0x0001 = 0x1p-24, as expected</td>"));
  EXPECT_THAT(page, Not(HasSubstr("<h2>Runs</h2>")));
}

/// Two implementations that are right and have other results of the same cases.
RunRecord right_rivals() {
  RunRecord run = sample_run();
  run.throughputs.clear();
  run.cells = {sample_cell("good", "float32", "float16"), sample_cell("other", "float32", "float16")};
  run.cells[1].digest = "another";
  return run;
}

TEST(ComparePage, of_two_that_are_both_right_says_what_is_left_open_and_how_to_see_it) {
  EXPECT_THAT(page_of({right_rivals()}),
              HasSubstr("<td colspan=\"3\"><div>Both are right: the profile ieee accepts any NaN. The first case with "
                        "different results:</div>\n<code class=\"command\">./halfulp replay "
                        "&#39;good/convert/float32-&gt;float16/ties_to_even/ieee&#39; --against "
                        "&#39;other/convert/float32-&gt;float16/ties_to_even/ieee&#39; --tier exhaustive --seed "
                        "18446744073709551615</code>"));
  RunRecord run = right_rivals();
  run.cells[1].profile = "ieee-payload";
  run.header.implementations = {{"other", "1", "", "dso"}};
  const std::string page = page_of({run});
  EXPECT_THAT(page, HasSubstr("Both are right, each by its own profile."));
  EXPECT_THAT(page, HasSubstr("--against-impl dso:PATH</code>"));
}

TEST(ComparePage, of_two_runs_that_are_both_right_shows_the_first_open_case) {
  RunRecord before = right_rivals();
  before.cells.resize(1);
  RunRecord after = before;
  after.header.started = "2026-02-01 12:00:00 UTC";
  after.cells[0].digest = "another";
  after.cells[0].unspecified = 2;
  EXPECT_THAT(
      page_of({before, after}),
      HasSubstr("<div>Right on both sides: the profile ieee accepts any NaN, and leaves 2 results open. The first "
                "such case, on each side:</div>\n<div><code class=\"command\">halfulp replay "
                "&#39;good/convert/float32-&gt;float16/ties_to_even/ieee&#39; --open --tier"));
}

TEST(ComparePage, of_two_that_are_wrong_in_more_than_the_examples_says_so) {
  RunRecord run = rivalry();
  for (CellRecord& cell : run.cells) {
    cell.outcome = "deviates";
    cell.causes.clear();
  }
  EXPECT_THAT(page_of({run}),
              HasSubstr("The examples are the same: what differs is none of them. The first case with"));
}

TEST(OpenResults, are_named_for_profiles_and_variants) {
  CellRecord cell = sample_cell("x", "float32", "float16");
  EXPECT_EQ(open_results_of(cell), "the profile ieee accepts any NaN");
  cell.to = "float4_e2m1fn";
  EXPECT_EQ(open_results_of(cell), "the profile ieee asks for no result of a NaN");
  cell.to = "float16";
  cell.profile = "ieee-payload";
  EXPECT_EQ(open_results_of(cell), "");
  cell.subject = "mxfp4";
  cell.profile = "te";
  EXPECT_THAT(open_results_of(cell), HasSubstr("the variant te leaves results open ("));
  EXPECT_THAT(open_results_of(cell), HasSubstr("nan_element: the code of a NaN is any"));
  cell.profile = "unknown";
  EXPECT_EQ(open_results_of(cell), "");
}

TEST(SpeedVerdict, is_a_symbol_and_a_word) {
  EXPECT_EQ(text_of(SpeedVerdict::same), "= SAME");
  EXPECT_EQ(text_of(SpeedVerdict::faster), "\u25B2 FASTER");
  EXPECT_EQ(text_of(SpeedVerdict::slower), "\u25BC SLOWER");
  EXPECT_EQ(text_of(SpeedVerdict::unclear), "? UNCLEAR");
}

TEST(Ratio, has_three_significant_digits) {
  EXPECT_EQ(significant(0.01234), "0.0123");
  EXPECT_EQ(significant(1.2599), "1.26");
  EXPECT_EQ(significant(9648.4), "9648");
  EXPECT_EQ(significant(0), "0");
}

TEST(Ratio, is_cut_to_the_drawing) {
  SpeedChange change{
      .id = {}, .verdict = SpeedVerdict::slower, .before = {}, .after = {}, .ratio = 1e-6, .reason = {}, .outcome = {}};
  HtmlWriter html;
  write_ratio(html, change, reach_of({change}));
  EXPECT_THAT(html.take(), HasSubstr("<circle class=\"slower\" cx=\"6\" cy=\"9\" r=\"4\">"));
}

}  // namespace
}  // namespace halfulp
