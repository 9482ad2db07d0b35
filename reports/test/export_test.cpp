// The same results for other programs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "export/badge.h"
#include "export/csv.h"
#include "export/exports.h"
#include "export/markdown.h"
#include "export/summary.h"
#include "sample_run.h"

namespace halfulp {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

const std::vector<NamedRun>& sample() {
  static const std::vector<NamedRun> runs{{"run.jsonl", sample_run()}};
  return runs;
}

std::vector<std::string> names_of(const std::vector<SiteFile>& files) {
  std::vector<std::string> names;
  for (const SiteFile& file : files) names.push_back(file.name);
  return names;
}

std::vector<SiteFile> made_by(std::string_view name, const std::vector<NamedRun>& runs) {
  return std::ranges::find(exports(), name, &Export::name)->make(runs);
}

std::string field_of(std::string_view text) {
  CsvWriter csv({});
  csv.text(text);
  return csv.take().substr(1);
}

TEST(Csv, fields_are_quoted_where_they_must_be) {
  EXPECT_EQ(field_of("plain"), "plain");
  EXPECT_EQ(field_of("a,b"), "\"a,b\"");
  EXPECT_EQ(field_of("say \"x\""), "\"say \"\"x\"\"\"");
  EXPECT_EQ(field_of("two\nlines"), "\"two\nlines\"");
}

TEST(Csv, text_never_becomes_a_formula_and_numbers_stay_numbers) {
  for (const char* formula : {"=1+1", "+1", "-1", "@sum", " =1", "\t=1"}) {
    EXPECT_THAT(field_of(formula), StartsWith("'")) << formula;
  }
  EXPECT_EQ(field_of("\r=1"), "\"'\r=1\"");
  CsvWriter csv({"a", "b"});
  csv.real(-0.5).count(7).end_row();
  EXPECT_EQ(csv.take(), "a,b\n-0.5,7\n");
}

TEST(Csv, there_is_a_row_for_every_cell_with_its_machine_cases_and_causes) {
  const std::string csv = cells_csv(sample());
  EXPECT_EQ(std::ranges::count(csv, '\n'), 5);
  EXPECT_THAT(csv, StartsWith("machine,started,suite,git,implementation,version,operation,from,to,rounding,profile,"));
  EXPECT_THAT(csv,
              HasSubstr("b<a>d,\"2 & \"\"3\"\"\",convert,float32,float16,ties_to_even,ieee,float16,deviates,boundary "
                        "sampled,1024,3,0,0123456789abcdef,quick,7,ties_away 3,0,,,1.5,"));
}

TEST(Csv, speeds_have_quartiles_and_accuracies_a_row_for_every_seed) {
  EXPECT_THAT(speeds_csv(sample()),
              HasSubstr(",normal,large,1,4194304,6,4,0.59375,0.6875,0.8125,8.727272727272727,12,0,4187.5,conforms,"));
  const std::string csv = accuracy_csv(sample());
  EXPECT_EQ(std::ranges::count(csv, '\n'), 7);
  EXPECT_THAT(csv, HasSubstr(",ternary,<i>,weights,nearest,54.1015625,60.5,4.5,1,9.75,inf,41,"));
}

TEST(Csv, only_tables_with_rows_are_written) {
  EXPECT_EQ(names_of(made_by("csv", sample())), (std::vector<std::string>{"cells.csv", "speeds.csv", "accuracy.csv"}));
  RunRecord run = sample_run();
  run.throughputs.clear();
  run.accuracies.clear();
  EXPECT_EQ(names_of(made_by("csv", {{"x", run}})), std::vector<std::string>{"cells.csv"});
}

TEST(Markdown, code_cannot_be_left) {
  EXPECT_EQ(markdown_code("float8_e4m3fn"), "`float8_e4m3fn`");
  EXPECT_EQ(markdown_code("a`b``c"), "```a`b``c```");
  EXPECT_EQ(markdown_code("`a"), "`` `a ``");
  EXPECT_EQ(markdown_code("a|b\nc"), "`a\\|b c`");
  EXPECT_EQ(markdown_code(""), "");
}

TEST(Markdown, prose_has_no_markup_links_or_mentions) {
  EXPECT_EQ(markdown_text("<b> [x](y) @you a|b"), "\\<b\\> \\[x\\]\\(y\\) &#64;you a\\|b");
  EXPECT_EQ(markdown_text("http://x.y & *z*\n# h"), "http&#58;//x&#46;y &amp; \\*z\\* \\# h");
}

TEST(Summary, counts_cells_and_lists_what_deviates_with_causes) {
  const std::string text = summary_markdown(sample());
  EXPECT_THAT(text, HasSubstr("4 cells of 2 implementations and 3 formats: \u2713 1 conform, \u2717 1 deviate"));
  EXPECT_THAT(text, HasSubstr("| `b<a>d` | `float16` | \u2717 deviates | 3 of 1\u202F024 | 0 | `ties_away` |"));
  EXPECT_THAT(text, HasSubstr("| `b<a>d` | `bfloat16` | ! errored |"));
}

TEST(Summary, of_parts_of_a_run_says_so_and_of_measurements_alone_claims_no_conformance) {
  RunRecord run = sample_run();
  run.header.shards = 4;
  EXPECT_THAT(summary_markdown({{"x", run}}), HasSubstr("`exhaustive`, part 1 of 4 only"));
  run.cells.clear();
  EXPECT_THAT(summary_markdown({{"x", run}}), Not(HasSubstr("Findings")));
}

TEST(Summary, long_lists_are_cut_and_say_so) {
  RunRecord run = sample_run();
  for (int i = 0; i < 300; ++i) {
    CellRecord cell = run.cells[1];
    cell.subject = "format" + std::to_string(i);
    run.cells.push_back(cell);
  }
  EXPECT_THAT(summary_markdown({{"x", run}}), HasSubstr("And 102 more in the result files."));
}

TEST(BadgeFile, a_verdict_is_a_symbol_and_words_beside_its_colour) {
  EXPECT_EQ(badge_of("x", {.conforms = 2, .exhaustive = 2}).message, "\u2713 2 cells conform");
  EXPECT_EQ(badge_of("x", {.conforms = 2}).message, "\u2713 2 cells conform, sampled");
  EXPECT_EQ(badge_of("x", {.conforms = 2, .deviates = 1}).message, "\u2717 1 of 3 cells deviate");
  EXPECT_EQ(badge_of("x", {.conforms = 2, .errored = 1}).message, "! 1 cell errored");
  EXPECT_EQ(badge_of("x", {.skipped = 1}).message, "\u2013 nothing ran");
}

TEST(BadgeFile, is_what_shields_asks_for) {
  EXPECT_EQ(badge_json(badge_of("b<a>\"d", {.conforms = 1, .exhaustive = 1})),
            "{\"schemaVersion\":1,\"label\":\"halfulp b<a>\\\"d\",\"message\":\"\u2713 1 cell conforms\","
            "\"color\":\"success\"}\n");
}

TEST(BadgeFile, drawing_escapes_names_and_fits_its_text) {
  const std::string svg = badge_svg(badge_of("b<a>d", {.deviates = 1}));
  EXPECT_THAT(svg, StartsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"269\" height=\"20\" role=\"img\" "
                              "aria-label=\"halfulp b&lt;a&gt;d: \u2717 1 of 1 cell deviates\""));
  EXPECT_THAT(svg, HasSubstr("<rect x=\"103\" width=\"166\" height=\"20\" fill=\"#b3261e\">"));
  EXPECT_THAT(svg, Not(HasSubstr("<a>")));
}

TEST(BadgeFile, names_that_look_alike_have_files_of_their_own) {
  RunRecord run = sample_run();
  run.cells = {sample_cell("a/b", "float32", "float16"), sample_cell("a?b", "float32", "float16"),
               sample_cell("../x", "float32", "float16")};
  EXPECT_EQ(names_of(made_by("badges", {{"x", run}})),
            (std::vector<std::string>{"badges/a_b.json", "badges/a_b.svg", "badges/a_b.2.json", "badges/a_b.2.svg",
                                      "badges/.._x.json", "badges/.._x.svg"}));
}

TEST(JunitFile, has_the_suites_of_every_run_under_its_machine) {
  NamedRun other{"other.jsonl", sample_run()};
  other.run.header.machine_cpu = "Another CPU";
  const std::vector<SiteFile> files = made_by("junit", {sample().front(), other});
  ASSERT_EQ(names_of(files), std::vector<std::string>{"junit.xml"});
  EXPECT_THAT(files.front().content, HasSubstr("<testsuites name=\"halfulp\" tests=\"8\" failures=\"2\""));
  EXPECT_THAT(files.front().content, HasSubstr("hostname=\"Another CPU, 2 threads"));
}

TEST(Exports, of_equal_runs_are_equal) {
  for (const Export& row : exports()) {
    const std::vector<SiteFile> one = row.make(sample()), other = row.make(sample());
    ASSERT_EQ(names_of(one), names_of(other));
    for (std::size_t i = 0; i < one.size(); ++i) EXPECT_EQ(one[i].content, other[i].content) << one[i].name;
  }
}

}  // namespace
}  // namespace halfulp
