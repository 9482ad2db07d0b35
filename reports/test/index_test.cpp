#include "page/index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "block/block_registry.h"
#include "sample_run.h"
#include "site/site.h"

namespace halfulp {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string index_of(const std::vector<NamedRun>& runs) { return make_pages(runs).front().content; }
std::string index_of(const RunRecord& run) { return index_of({{"folder/run.jsonl", run}}); }

/// What stands between `start` and the next `end` of the page.
std::string between(const std::string& page, const std::string& start, const std::string& end) {
  const std::size_t from = page.find(start);
  if (from == std::string::npos) return "";
  return page.substr(from, page.find(end, from) - from);
}

/// The line of the matrix, up to the next implementation.
std::string squares_of(const std::string& page, const std::string& implementation) {
  return between(page, "<tr data-implementation=\"" + implementation, "</tr>");
}

TEST(IndexPage, text_from_files_cannot_become_markup) {
  const std::string page = index_of(sample_run());
  for (const char* markup : {"<img", "<script", "b<a>d", "href=\"javascript"})
    EXPECT_THAT(page, Not(HasSubstr(markup)));
  EXPECT_THAT(page, HasSubstr("b&lt;a&gt;d"));
}

TEST(IndexPage, a_square_is_a_symbol_a_count_and_how_it_was_covered_and_leads_to_the_implementation) {
  const std::string page = index_of(sample_run());
  EXPECT_THAT(squares_of(page, "good"),
              HasSubstr("<a href=\"implementation-good.html#implementation-good--float16\">\u2713 4.29\u00A0G</a>"
                        "<span class=\"note\">exhaustive</span>"));
  const std::string bad = squares_of(page, "b&lt;a&gt;d");
  EXPECT_THAT(bad, HasSubstr(">\u2717 3 of 1.02\u00A0k</a><span class=\"note\">sampled</span>"));
  EXPECT_THAT(bad, HasSubstr(">! errored</a><span class=\"note\">nothing ran, 1 errored</span>"));
  EXPECT_THAT(page, HasSubstr(">\u2013 skipped</a><span class=\"note\">nothing ran, 1 skipped</span>"));
}

TEST(IndexPage, a_square_says_to_filters_what_it_is_about) {
  const std::string bad = squares_of(index_of(sample_run()), "b&lt;a&gt;d");
  EXPECT_THAT(bad, HasSubstr("<td class=\"item deviates\" data-operation=\"convert\" data-verdict=\"deviates\" "
                             "data-cause=\"ties_away\n\" data-mark=\"\">"));
}

TEST(IndexPage, of_several_operations_the_square_has_a_sum_and_each_by_itself) {
  RunRecord run = sample_run();
  CellRecord added = sample_cell("good", "float16", "float16");
  added.operation = "add";
  added.outcome = "deviates";
  added.deviating = 5;
  added.cases = 1000;
  run.cells.push_back(added);
  const std::string good = squares_of(index_of(run), "good");
  EXPECT_THAT(good, HasSubstr("<span class=\"sum\"><a href=\"implementation-good.html#implementation-good--float16"
                              "\">\u2717 5 of 4.29\u00A0G</a>"));
  EXPECT_THAT(good, HasSubstr("<span class=\"item deviates\" data-operation=\"add\" data-verdict=\"deviates\""));
  EXPECT_THAT(good, HasSubstr("</span>\u2717 5 of 1.00\u00A0k<span"));
  EXPECT_THAT(good, HasSubstr("<span class=\"item conforms\" data-operation=\"convert\""));
}

TEST(IndexPage, a_format_says_in_how_many_implementations_it_conforms) {
  const std::string row = between(index_of(sample_run()), "<tfoot>", "</tfoot>");
  EXPECT_THAT(row, HasSubstr("<span class=\"of\">float16</span><span>1 of 2</span>"));
  EXPECT_THAT(row, HasSubstr("<span class=\"of\">bfloat16</span><span>0 of 1</span>"));
}

TEST(IndexPage, element_block_and_p3109_formats_have_tables_of_their_own) {
  RunRecord run = sample_run();
  run.cells.push_back(sample_cell("good", "float32", "mxfp4"));
  const std::string page = index_of(run);
  EXPECT_THAT(between(page, "<h3>Element formats</h3>", "</section>"), HasSubstr("data-format=\"float16\""));
  EXPECT_THAT(between(page, "<h3>Element formats</h3>", "</section>"), Not(HasSubstr("data-format=\"mxfp4\"")));
  EXPECT_THAT(between(page, "<h3>Block formats</h3>", "</section>"), HasSubstr("data-format=\"mxfp4\""));
  EXPECT_THAT(between(page, "<details>", "</details>"), HasSubstr("data-format=\"binary8p4se\""));
  EXPECT_THAT(page, HasSubstr("IEEE P3109</span>: 1 format, 0 cells conform, 0 deviate, 0 errored, 1 skipped"));
}

TEST(IndexPage, findings_name_their_causes_with_their_cases) {
  const std::string page = index_of(sample_run());
  const std::string findings = between(page, "findings-table", "</table>");
  EXPECT_THAT(findings, HasSubstr("ties_away"));
  EXPECT_THAT(findings,
              HasSubstr("<td class=\"number\">3</td>\n<td class=\"number\">1\u202F024</td>\n<td>sampled</td>"));
  EXPECT_THAT(findings, HasSubstr("<td class=\"errored\">! errored</td>"));
  EXPECT_THAT(findings, Not(HasSubstr("skipped")));
}

TEST(IndexPage, of_very_many_findings_the_first_are_listed_and_filters_say_that_they_miss_the_others) {
  RunRecord run = sample_run();
  EXPECT_THAT(index_of(run), Not(HasSubstr("Not all of it")));
  for (int i = 0; i < 5000; ++i) {
    CellRecord cell = sample_cell("good", "float32", "format" + std::to_string(i));
    cell.outcome = "deviates";
    run.cells.push_back(cell);
  }
  const std::string page = index_of(run);
  std::size_t shown = 0;
  for (std::size_t at = 0; (at = page.find("<tr class=\"item\"", at)) != std::string::npos; ++at) ++shown;
  EXPECT_GT(shown, 300u);
  EXPECT_LT(page.size(), 1'950'000u);
  const std::string others = std::to_string(5002 - shown);
  EXPECT_THAT(page, HasSubstr("And " + others.substr(0, 1) + "\u202F" + others.substr(1) +
                              " more on the implementations&#39; pages."));
  EXPECT_THAT(between(page, "<form", "</form>"),
              HasSubstr("<strong>Not all of it: </strong>filters see what is on this page, and "));
  EXPECT_THAT(page, HasSubstr(others.substr(0, 1) + "\u202F" + others.substr(1) +
                              " findings are on the implementations&#39; pages alone."));
}

std::size_t rows_in(const std::string& matrix) {
  constexpr std::string_view kRow = "<tr data-implementation";
  std::size_t count = 0;
  for (std::size_t at = 0; (at = matrix.find(kRow, at)) != std::string::npos; ++at) ++count;
  return count;
}

TEST(IndexPage, rows_of_the_matrix_are_left_out_where_the_page_would_be_larger_than_2_megabytes) {
  RunRecord run = sample_run();
  run.cells.clear();
  for (int i = 0; i < 200; ++i) {
    for (int format = 0; format < 60; ++format) {
      run.cells.push_back(sample_cell("impl" + std::to_string(i), "float32", "format" + std::to_string(format)));
    }
    for (const BlockSpec& block : std::span(standard_blocks()).first(30)) {
      run.cells.push_back(sample_cell("impl" + std::to_string(i), "float32", block.name));
    }
  }
  const std::string page = index_of(run);
  EXPECT_LT(page.size(), 1'900'000u);
  EXPECT_GT(page.size(), 1'600'000u);
  const std::size_t shown = rows_in(page), blocks = rows_in(between(page, "<h3>Block formats</h3>", "</section>"));
  EXPECT_GT(shown - blocks, 20u);
  EXPECT_GT(blocks, 20u);
  EXPECT_LT(shown, 400u);
  EXPECT_THAT(page, HasSubstr(" rows more, on the implementations&#39; pages."));
  EXPECT_THAT(page, HasSubstr("this page, and " + std::to_string(400 - shown) + " rows of the matrix and 0 findings"));
}

TEST(IndexPage, rules_of_block_formats_without_a_difference_are_folded) {
  RunRecord run = sample_run();
  CellRecord floor = sample_cell("good", "float32", "mxfp4");
  floor.operation = "quantize";
  floor.profile = "floor";
  floor.rounding = "to_even";
  CellRecord ceil = floor;
  ceil.implementation = "other";
  ceil.profile = "ceil";
  run.cells = {floor, ceil};
  const std::string blocks = between(index_of(run), "Decisions about block formats", "</details>");
  const std::string table = between(blocks, "<thead>", "</thead>");
  EXPECT_THAT(table, HasSubstr("<th scope=\"col\">scale rule</th>"));
  EXPECT_THAT(table, Not(HasSubstr("decode")));
  EXPECT_THAT(blocks, HasSubstr("rules without a difference</summary>"));
  EXPECT_THAT(blocks, HasSubstr("<dt>ties</dt>\n<dd>to_even</dd>"));
}

TEST(IndexPage, where_all_conform_no_findings_are_claimed) {
  RunRecord run = sample_run();
  run.cells.resize(1);
  EXPECT_THAT(index_of(run), HasSubstr("None: every cell that ran conforms."));
}

TEST(IndexPage, parts_of_a_run_that_are_not_there_are_said_in_words) {
  RunRecord run = sample_run();
  EXPECT_THAT(index_of(run), Not(HasSubstr("Incomplete")));
  run.header.shard = 1;
  run.header.shards = 4;
  EXPECT_THAT(index_of(run),
              HasSubstr("<p class=\"incomplete\"><strong>\u2717 Incomplete: </strong>1 of 4 parts of a run "
                        "are here."));
}

TEST(IndexPage, a_file_stands_with_its_machine_tier_and_coverage) {
  const std::string runs = between(index_of(sample_run()), "<h2 id=\"index--runs\">", "</table>");
  EXPECT_THAT(runs, HasSubstr("<th scope=\"row\">run.jsonl</th>"));
  EXPECT_THAT(runs, HasSubstr("A &lt;GPU&gt; (9.0, 132 multiprocessors, 80 GiB, driver 13.1)"));
  EXPECT_THAT(runs, HasSubstr("<td>2026-01-31 12:00:00 UTC</td>"));
  EXPECT_THAT(runs, HasSubstr("<td>exhaustive, seed 18446744073709551615</td>"));
  EXPECT_THAT(runs, HasSubstr("<td>1 of 2 exhaustive</td>"));
  EXPECT_THAT(runs, HasSubstr("2 speeds, 2 trainings, 3 accuracy rows"));
}

TEST(IndexPage, what_was_not_built_is_named_unless_another_file_has_it) {
  RunRecord run = sample_run();
  EXPECT_THAT(index_of(run), HasSubstr("<strong>absent</strong>: its &lt;header&gt; was not found"));
  run.cells.push_back(sample_cell("absent", "float32", "float16"));
  EXPECT_THAT(index_of(run), Not(HasSubstr("<strong>absent</strong>")));
}

TEST(IndexPage, begins_with_who_fails_and_why_the_worst_first) {
  RunRecord run = sample_run();
  run.cells.push_back(sample_cell("good", "float32", "float8_e5m2"));
  run.cells.back().outcome = "deviates";
  run.cells.back().causes = {{"truncated", "the value was cut off", 9, {}, {}}};
  const std::string failing = between(index_of(run), "<h2 id=\"index--failing\"", "</table>");
  EXPECT_THAT(failing, HasSubstr("\u2717 2<span class=\"note\"> of 2 cells</span>"));
  EXPECT_THAT(failing, HasSubstr("ties_away</a>: a tie went to the larger magnitude. <span class=\"note\">3 cases of "
                                 "float16</span>"));
  EXPECT_THAT(failing, HasSubstr("<span class=\"line\">! failed: "));
  EXPECT_LT(failing.find("b&lt;a&gt;d</a>"), failing.find("good</a>"));
}

TEST(IndexPage, says_that_nothing_fails_where_nothing_does) {
  RunRecord run = sample_run();
  run.cells.resize(1);
  EXPECT_THAT(index_of(run), HasSubstr("What fails</h2>\n<p>Nothing: every cell that ran conforms.</p>"));
}

TEST(IndexPage, of_many_that_fail_the_first_are_named_and_the_others_counted) {
  RunRecord run = sample_run();
  run.cells.clear();
  for (int i = 0; i < 11; ++i) {
    run.cells.push_back(sample_cell("library" + std::to_string(i), "float32", "float16"));
    run.cells.back().outcome = "errored";
  }
  EXPECT_THAT(index_of(run), HasSubstr("And 3 more that fail in fewer cells: <a href=\"#index--findings\">"));
}

TEST(IndexPage, what_fails_is_told_apart_by_machine) {
  RunRecord other = sample_run();
  other.header.machine_cpu = "Another CPU";
  other.header.gpu = {};
  other.cells[1] = sample_cell("b<a>d", "float32", "float16");
  const std::string page = index_of({{"a", sample_run()}, {"b", other}});
  const std::string failing = between(page, "<h2 id=\"index--failing\"", "</table>");
  const std::size_t second = failing.find("b&lt;a&gt;d on Another CPU</a>");
  ASSERT_NE(second, std::string::npos);
  EXPECT_LT(failing.find("b&lt;a&gt;d on A &lt;GPU&gt;</a>"), failing.find("ties_away"));
  EXPECT_EQ(failing.find("ties_away", second), std::string::npos);
}

TEST(IndexPage, rows_are_split_by_machine_where_there_are_several) {
  RunRecord other = sample_run();
  other.header.machine_cpu = "Another CPU";
  other.header.gpu = {};
  const std::string page = index_of({{"a", sample_run()}, {"b", other}});
  EXPECT_THAT(page, HasSubstr("<tr data-implementation=\"good\" data-machine=\"A &lt;GPU&gt;\">"));
  EXPECT_THAT(page, HasSubstr("<tr data-implementation=\"good\" data-machine=\"Another CPU\">"));
  EXPECT_THAT(page, HasSubstr("<span class=\"note\">Another CPU</span>"));
  EXPECT_THAT(index_of(sample_run()), Not(HasSubstr("<span class=\"note\">A &lt;GPU&gt;</span>")));
}

TEST(IndexPage, a_decision_that_findings_contradict_is_marked) {
  const std::string decisions = between(index_of(sample_run()), "<h2 id=\"index--decisions\">", "</table>");
  EXPECT_THAT(decisions, HasSubstr("<td class=\"contradicted\"><span class=\"line\">ties_to_even</span>"
                                   "<span class=\"line deviates\">\u2717 "));
  EXPECT_THAT(decisions, HasSubstr(" in 1 cell</span>"));
}

TEST(IndexPage, agreement_is_a_share_and_its_counts) {
  RunRecord run = sample_run();
  run.cells = {sample_cell("good", "float32", "float16"), sample_cell("b<a>d", "float32", "float16"),
               sample_cell("good", "float32", "bfloat16"), sample_cell("b<a>d", "float32", "bfloat16")};
  run.cells.back().digest = "another";
  const std::string map = between(index_of(run), "<h2 id=\"index--agreement\">", "</table>");
  EXPECT_THAT(map, HasSubstr("<td class=\"heat heat5\"><span class=\"of\">b&lt;a&gt;d</span><span>50\u00A0%</span>"
                             "<span class=\"note\">1/2</span></td>"));
  run.cells.resize(1);
  EXPECT_THAT(index_of(run), Not(HasSubstr("index--agreement")));
}

TEST(IndexPage, of_many_implementations_the_pairs_that_agree_least_are_listed) {
  RunRecord run = sample_run();
  run.cells.clear();
  for (int i = 0; i < 41; ++i) run.cells.push_back(sample_cell("impl" + std::to_string(i), "float32", "float16"));
  run.cells[7].digest = "another";
  const std::string list = between(index_of(run), "<h2 id=\"index--agreement\">", "<h2 id=\"index--not-tested\">");
  EXPECT_THAT(list, HasSubstr("820 pairs that share questions"));
  EXPECT_THAT(between(list, "<tbody>", "</tr>"),
              HasSubstr("<td>impl7</td>\n<td class=\"number\">0</td>\n"
                        "<td class=\"number\">1</td>\n<td class=\"number\">0\u00A0%"));
  EXPECT_THAT(list, HasSubstr("And 620 more that agree at least as much."));
}

TEST(IndexPage, a_run_without_cells_shows_its_runs_and_claims_no_conformance) {
  RunRecord run = sample_run();
  run.cells.clear();
  const std::string page = index_of(run);
  EXPECT_THAT(page, HasSubstr("<h1>Float formats, measured</h1>"));
  EXPECT_THAT(page, HasSubstr("run.jsonl"));
  for (const char* absent : {"Findings", "conform", "Agreement"}) EXPECT_THAT(page, Not(HasSubstr(absent)));
}

TEST(IndexPage, equal_runs_give_equal_pages) { EXPECT_EQ(index_of(sample_run()), index_of(sample_run())); }

}  // namespace
}  // namespace halfulp
