// Pages of implementations and the method page.
#include "page/implementation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "format/registry.h"
#include "numbers_source.h"
#include "page/cause_rows.h"
#include "page/method_words.h"
#include "page/replay_command.h"
#include "sample_run.h"
#include "site/site.h"
#include "view/causes.h"
#include "view/distance.h"

namespace halfulp {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string page_called(const std::string& slug, const std::vector<NamedRun>& runs,
                        const NamedRun* baseline = nullptr) {
  const std::vector<Page> pages = make_pages(runs, baseline);
  const auto page = std::ranges::find(pages, slug, &Page::slug);
  return page != pages.end() ? page->content : "";
}

std::string bad_page(const RunRecord& run) { return page_called("implementation-b_a_d", {{"run.jsonl", run}}); }

TEST(ImplementationPage, text_from_files_cannot_become_markup) {
  const std::string page = bad_page(sample_run());
  for (const char* markup : {"<img", "<script", "b<a>d", "href=\"javascript"})
    EXPECT_THAT(page, Not(HasSubstr(markup)));
  EXPECT_THAT(page, HasSubstr("<h1>b&lt;a&gt;d</h1>"));
  EXPECT_THAT(page, HasSubstr("javascript:alert(1)"));  // as text
  EXPECT_THAT(page, HasSubstr("&lt;img onerror=alert(1)&gt;"));
}

TEST(ImplementationPage, says_who_it_is_and_how_it_fared) {
  const std::string page = page_called("implementation-good", {{"run.jsonl", sample_run()}});
  EXPECT_THAT(page, HasSubstr("<dt>Version</dt>\n<dd><span class=\"line\">1.0</span>"));
  EXPECT_THAT(page, HasSubstr("<a href=\"https://example.org/good\" rel=\"noreferrer\">"));
  EXPECT_THAT(page, HasSubstr("built into the suite"));
  EXPECT_THAT(page,
              HasSubstr("<strong>\u2713 conforms</strong>: 1 of 2 cells conform, 0 deviate, 0 errored, 1 skipped"));
}

TEST(ImplementationPage, a_cause_has_a_link_a_sentence_counts_examples_and_the_command_that_repeats_one) {
  const std::string page = bad_page(sample_run());
  EXPECT_THAT(page, HasSubstr("<section id=\"implementation-b_a_d--float16\" class=\"finding\">"));
  EXPECT_THAT(page,
              HasSubstr("<a href=\"method.html#method--ties_away\">ties_away</a></strong>: a tie went to the larger "
                        "magnitude. 3 cases in 1 cell."));
  EXPECT_THAT(page, HasSubstr("<code>0x33000001</code> <span class=\"value\">0x1.000002p-25</span>"));
  EXPECT_THAT(page, HasSubstr("<td class=\"number\">1</td>\n<td class=\"number\">~2.98023259404089e-8</td>"));
  EXPECT_THAT(page, HasSubstr("<code class=\"command\">./halfulp replay "
                              "&#39;b&lt;a&gt;d/convert/float32-&gt;float16/ties_to_even/ieee&#39; 855642113 "
                              "--tier quick --seed 7 --impl dso:PATH</code>"));
}

TEST(ImplementationPage, an_operation_shows_what_was_to_be_rounded) {
  EXPECT_THAT(bad_page(sample_run()), Not(HasSubstr("exact result")));
  RunRecord run = sample_run();
  run.cells[1].causes[0].examples[0].exact_value = "0x1.8p-25";
  const std::string page = bad_page(run);
  EXPECT_THAT(page, HasSubstr("<th scope=\"col\">exact result</th>"));
  EXPECT_THAT(page, HasSubstr("<td><code>0x1.8p-25</code></td>"));
}

TEST(ImplementationPage, every_format_has_one_place_that_the_first_page_can_lead_to) {
  RunRecord run = sample_run();
  run.cells.push_back(sample_cell("b<a>d", "float32", "tf32"));
  const std::string page = bad_page(run);
  for (const char* format : {"float16", "bfloat16", "tf32"}) {
    const std::string id = " id=\"implementation-b_a_d--" + std::string(format) + "\"";
    const auto first = page.find(id);
    EXPECT_NE(first, std::string::npos) << format;
    EXPECT_EQ(page.find(id, first + 1), std::string::npos) << format;
  }
  EXPECT_THAT(page, HasSubstr("<a href=\"#implementation-b_a_d--float16\">\u2717 deviates</a>"));
  EXPECT_THAT(page, HasSubstr("<tr id=\"implementation-b_a_d--tf32\">"));
}

TEST(ImplementationPage, what_errored_or_was_skipped_has_its_reason) {
  EXPECT_THAT(bad_page(sample_run()), HasSubstr("<p class=\"errored\">! errored: <code>b&lt;a&gt;d/convert/float32-&gt;"
                                                "bfloat16/ties_to_even/ieee</code>: failed: "));
  EXPECT_THAT(page_called("implementation-good", {{"run.jsonl", sample_run()}}),
              HasSubstr("<strong>no cases</strong>: 1 cell of binary8p4se"));
}

TEST(ImplementationPage, a_finding_that_contradicts_what_was_declared_stands_beside_it) {
  const std::string page = bad_page(sample_run());
  EXPECT_THAT(
      page,
      HasSubstr("<th scope=\"row\">Rounding</th>\n<td class=\"stand\"><span class=\"line\">ties_to_even</span></td>\n"
                "<td class=\"contradicted\"><span class=\"line\">\u2717 <a "
                "href=\"method.html#method--ties_away\">ties_away</a>: 3 cases in 1 cell</span>"));
  EXPECT_THAT(page, HasSubstr("IEEE 754-2019 4.3, 6.2, 7.4; any NaN"));
}

TEST(ImplementationPage, speeds_stand_in_a_table_with_the_verdict) {
  const std::string page = bad_page(sample_run());
  EXPECT_THAT(page, HasSubstr("<td class=\"number\">0.250</td>\n<td class=\"number\">24.00</td>\n"
                              "<td class=\"number\">200\u00A0%</td>\n<td class=\"deviates\">\u2717 deviates</td>"));
}

TEST(ImplementationPage, of_several_machines_numbers_say_of_which_they_are) {
  RunRecord other = sample_run();
  other.header.machine_cpu = "Another CPU";
  other.header.gpu = {};
  const std::string both = page_called("implementation-b_a_d", {{"a", sample_run()}, {"b", other}});
  EXPECT_THAT(both, HasSubstr("6 cases in 2 cells: 1 on A &lt;GPU&gt;, 1 on Another CPU."));
  EXPECT_THAT(both, HasSubstr("<td>Another CPU</td>\n<td class=\"number\">0.250</td>"));
  EXPECT_THAT(both, HasSubstr("<span class=\"note line\">on A &lt;GPU&gt;, Another CPU</span>"));
  EXPECT_THAT(both, HasSubstr("Numbers below are of all machines together"));
  EXPECT_THAT(bad_page(sample_run()), Not(HasSubstr("A &lt;GPU&gt;</td>")));
}

TEST(ImplementationPage, without_a_baseline_nothing_is_said_of_changes) {
  EXPECT_THAT(bad_page(sample_run()), Not(HasSubstr("baseline")));
}

TEST(ImplementationPage, changes_since_a_baseline_are_named) {
  NamedRun baseline{"/some/folder/old.jsonl", sample_run()};
  baseline.run.cells[1].outcome = "conforms";
  baseline.run.cells[1].digest = "1111111111111111";
  baseline.run.cells[1].causes.clear();
  baseline.run.cells[1].deviating = 0;
  baseline.run.cells.push_back(sample_cell("b<a>d", "float32", "tf32"));
  const std::vector<NamedRun> runs{{"run.jsonl", sample_run()}};
  const std::string page = page_called("implementation-b_a_d", runs, &baseline);
  EXPECT_THAT(page, HasSubstr("Compared with <code>old.jsonl</code>"));
  EXPECT_THAT(page, HasSubstr("1 with another outcome"));
  EXPECT_THAT(page, HasSubstr("1 gone, 0 added"));
  EXPECT_THAT(page,
              HasSubstr("<td class=\"conforms\">\u2713 conforms</td>\n<td class=\"deviates\">\u2717 deviates</td>\n"
                        "<td>worse</td>"));
  baseline.run.cells.clear();
  baseline.run.throughputs.clear();
  EXPECT_THAT(page_called("implementation-b_a_d", runs, &baseline),
              HasSubstr("The baseline does not have this implementation."));
}

TEST(ImplementationPage, of_many_deviations_it_stays_below_two_megabytes_and_every_format_keeps_its_place) {
  RunRecord run = sample_run();
  run.cells.clear();
  for (int i = 0; i < 1500; ++i) {
    CellRecord cell = sample_cell("b<a>d", "float32", "format" + std::to_string(i));
    cell.outcome = "deviates";
    cell.causes = sample_run().cells[1].causes;
    cell.causes.front().examples.resize(5, cell.causes.front().examples.front());
    run.cells.push_back(cell);
  }
  const std::string page = bad_page(run);
  EXPECT_LT(page.size(), 2'000'000u);
  EXPECT_THAT(page, HasSubstr("The page has grown large: the examples are in the result file."));
  EXPECT_THAT(page, HasSubstr("more formats in the result file"));
  EXPECT_THAT(page, HasSubstr("<tr id=\"implementation-b_a_d--format1499\">"));
}

TEST(ImplementationPage, of_thousands_of_failing_formats_rows_are_counted_that_have_no_room) {
  RunRecord run = sample_run();
  const CellRecord failing = run.cells[1];
  run.cells.clear();
  for (int i = 0; i < 6000; ++i) {
    CellRecord cell = failing;
    cell.from = "float32";
    cell.to = cell.subject = "format" + std::to_string(i);
    run.cells.push_back(cell);
  }
  const NumbersSource numbers({{"run.jsonl", run}});
  const std::string page = implementation_page(numbers.source, "b<a>d").content;
  EXPECT_LT(page.size(), 1'800'000u);
  const std::string rows = page.substr(page.find("All formats</h2>"));
  EXPECT_THAT(rows, HasSubstr("<tr id=\"implementation-b_a_d--format2000\">"));
  EXPECT_THAT(rows, HasSubstr(" more formats in the result file"));
}

TEST(ReplayCommand, is_safe_to_paste_into_a_shell) {
  CellRecord cell = sample_cell("x", "float32", "float16");
  cell.id = "x'; rm -rf ~ #";
  HeaderRecord run;
  run.tier = "quick";
  EXPECT_EQ(replay_command({&cell, &run}, 5), "./halfulp replay 'x'\\''; rm -rf ~ #' 5 --tier quick --seed 0");
}

TEST(CauseSums, add_up_over_cells_and_show_the_first_that_has_examples) {
  CellRecord one = sample_cell("x", "float32", "float16"), other = sample_cell("x", "float32", "bfloat16");
  ExampleRecord example;
  example.index = 7;
  one.causes = {{"a", "first", 2, {}}, {"b", "second", 1, {}}};
  other.causes = {{"b", "elsewhere", 9, {example}}};
  const HeaderRecord run;
  const std::vector<CauseSum> sums = sum_causes({{&one, &run}, {&other, &run}});
  ASSERT_EQ(sums.size(), 2u);
  EXPECT_EQ(sums[0].cause, "b");
  EXPECT_EQ(sums[0].count, 10u);
  EXPECT_EQ(sums[0].formats, (std::set<std::string>{"bfloat16", "float16"}));
  EXPECT_EQ(sums[0].shown_in.cell, &other);
  EXPECT_EQ(sums[0].sentence(), "second (and 1 other way)");
  EXPECT_EQ(sums[1].shown, nullptr);
}

TEST(Steps, count_values_between_two_codes) {
  const FormatSpec& half = *standard_formats().find("float16");
  EXPECT_EQ(steps_between(half, "0x3c00", "0x3c01"), 1u);
  EXPECT_EQ(steps_between(half, "0x0001", "0x8001"), 2u);
  EXPECT_EQ(steps_between(half, "0x0000", "0x8000"), 0u);
  EXPECT_EQ(steps_between(half, "0x7bff", "0xfbff"), 2u * 0x7bff);
  const FormatSpec& nf4 = *standard_formats().find("nf4");
  EXPECT_EQ(steps_between(nf4, "0x0", "0xf"), 15u);
  const FormatSpec& e8m0 = *standard_formats().find("float8_e8m0fnu");
  EXPECT_EQ(steps_between(e8m0, "0x7f", "0x80"), 1u);
  const FormatSpec& twice = *standard_formats().find("float64");
  EXPECT_EQ(steps_between(twice, "0xffefffffffffffff", "0x7fefffffffffffff"), 2 * std::uint64_t{0x7fefffffffffffff});
}

TEST(Steps, are_not_counted_where_a_result_is_no_number_or_no_code) {
  const FormatSpec& half = *standard_formats().find("float16");
  for (const char* other : {"0x7c00", "0x7e00", "any NaN", "0x1ffff", "3c00", "0x", "0xzz", "0x3c00 or 0x3c01"}) {
    EXPECT_EQ(steps_between(half, "0x3c00", other), std::nullopt) << other;
  }
}

TEST(MethodPage, every_cause_has_a_part_of_its_own) {
  const std::string page = page_called("method", {{"run.jsonl", sample_run()}});
  for (const CauseRow& row : cause_rows()) {
    EXPECT_THAT(page, HasSubstr("<dt id=\"method--" + std::string(row.name) + "\">"));
  }
  EXPECT_THAT(page, HasSubstr("\u2717 in these runs: 3 cases in 1 cell of <a href=\"implementation-b_a_d.html\">"));
}

TEST(MethodPage, a_cause_that_this_version_does_not_know_is_there_with_its_sentence) {
  RunRecord run = sample_run();
  run.cells[1].causes.front().cause = "brand_new<b>";
  run.cells[1].causes.front().sentence = "something <new>";
  const std::string page = page_called("method", {{"run.jsonl", run}});
  EXPECT_THAT(page, HasSubstr("<dt id=\"method--brand_new_b_\"><code>brand_new&lt;b&gt;</code>"));
  EXPECT_THAT(page, HasSubstr("something &lt;new&gt;"));
}

TEST(MethodPage, causes_and_words_are_named_once) {
  std::set<std::string_view> causes, words;
  for (const CauseRow& row : cause_rows()) EXPECT_TRUE(causes.insert(row.name).second) << row.name;
  for (const Word& row : glossary()) EXPECT_TRUE(words.insert(row.word).second) << row.word;
}

}  // namespace
}  // namespace halfulp
