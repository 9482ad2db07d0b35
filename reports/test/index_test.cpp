#include "page/index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <regex>
#include <set>

#include "page/findings.h"
#include "page/matrix.h"
#include "page/words.h"
#include "sample_run.h"

namespace halfulp {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::set<std::string> all_matches(const std::string& text, const std::string& pattern) {
  const std::regex regex(pattern);
  std::set<std::string> found;
  for (std::sregex_iterator it(text.begin(), text.end(), regex), end; it != end; ++it) found.insert((*it)[1]);
  return found;
}

TEST(IndexPage, text_from_files_cannot_become_markup) {
  const std::string page = index_page({sample_run()});
  EXPECT_THAT(page, Not(HasSubstr("<img")));
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, Not(HasSubstr("b<a>d")));
  EXPECT_THAT(page, Not(HasSubstr("href=\"javascript")));
  EXPECT_THAT(page, HasSubstr("&lt;img onerror=alert(1)&gt;"));
}

TEST(IndexPage, nothing_is_fetched) {
  const std::string page = index_page({sample_run()});
  EXPECT_THAT(page, HasSubstr("default-src &#39;none&#39;"));
  for (const char* loader : {"src=", "url(", "@import", "<link"}) EXPECT_THAT(page, Not(HasSubstr(loader)));
}

TEST(IndexPage, every_link_within_the_page_has_its_target) {
  const std::string page = index_page({sample_run()});
  const auto links = all_matches(page, "href=\"#([^\"]*)\"");
  const auto targets = all_matches(page, " id=\"([^\"]*)\"");
  EXPECT_EQ(links, (std::set<std::string>{"b-a-d--float16", "b-a-d--bfloat16", "good--binary8p4se"}));
  EXPECT_EQ(links, targets);
}

TEST(IndexPage, a_verdict_is_a_symbol_and_a_word_and_says_how_it_was_covered) {
  const std::string page = index_page({sample_run()});
  EXPECT_THAT(page, HasSubstr("<td class=\"conforms\"><span>\u2713 4.29\u00A0G</span><span class=\"note\">exhaustive"));
  EXPECT_THAT(page, HasSubstr(">\u2717 3 of 1.02\u00A0k</a></span><span class=\"note\">sampled"));
  EXPECT_THAT(page, HasSubstr(">! errored</a></span><span class=\"note\">nothing ran, 1 errored"));
  EXPECT_THAT(page, HasSubstr(">\u2013 skipped</a></span><span class=\"note\">nothing ran, 1 skipped"));
}

TEST(IndexPage, a_counterexample_is_shown_with_the_command_that_repeats_it) {
  const std::string page = index_page({sample_run()});
  EXPECT_THAT(page, HasSubstr("<strong>ties_away</strong>: a tie went to the larger magnitude. 3 cases."));
  EXPECT_THAT(page, HasSubstr("<code>0x33000001</code> <span class=\"value\">0x1.000002p-25</span>"));
  EXPECT_THAT(
      page, HasSubstr("./halfulp replay &#39;b&lt;a&gt;d/convert/float32-&gt;float16/ties_to_even/ieee&#39; 855642113 "
                      "--tier quick --seed 7 --impl dso:PATH"));
}

TEST(IndexPage, what_was_not_built_and_parts_of_runs_are_named) {
  RunRecord run = sample_run();
  EXPECT_THAT(index_page({run}), HasSubstr("<strong>absent</strong>: its &lt;header&gt; was not found"));
  EXPECT_THAT(index_page({run}), Not(HasSubstr("This run is part")));
  run.header.shard = 1;
  run.header.shards = 4;
  EXPECT_THAT(index_page({run}), HasSubstr("This run is part 2 of 4"));
}

TEST(IndexPage, p3109_formats_have_a_table_of_their_own) {
  const std::string page = index_page({sample_run()});
  EXPECT_THAT(page, HasSubstr("IEEE P3109: 1 format, 0 cells conform"));
  EXPECT_GT(page.find("<th scope=\"row\">binary8p4se"), page.find("<details>"));
}

TEST(IndexPage, equal_runs_give_equal_pages) { EXPECT_EQ(index_page({sample_run()}), index_page({sample_run()})); }

TEST(IndexPage, a_page_of_many_deviations_stays_small) {
  RunRecord run = sample_run();
  run.cells.clear();
  for (int i = 0; i < 20; ++i) {
    run.header.implementations.push_back({"impl" + std::to_string(i), "1", "", "builtin"});
    for (int j = 0; j < 150; ++j) {
      CellRecord cell = sample_cell("impl" + std::to_string(i), "float32", "format" + std::to_string(j));
      cell.outcome = "deviates";
      cell.causes = sample_run().cells[1].causes;
      cell.causes.front().examples.resize(5, cell.causes.front().examples.front());
      cell.causes.push_back(cell.causes.front());
      cell.causes.back().cause = "other";
      run.cells.push_back(cell);
    }
  }
  const std::string page = index_page({run});
  EXPECT_LT(page.size(), 3'500'000u);
  EXPECT_THAT(page, HasSubstr("The page has grown large: the examples are in the result file."));
}

TEST(IndexPage, a_run_without_measurements_has_no_sections_for_them) {
  RunRecord run = sample_run();
  run.trainings.clear();
  run.accuracies.clear();
  run.throughputs.clear();
  run.footer = totals_of(run);
  const std::string page = index_page({run});
  for (const char* absent : {"<h2>Throughput", "<h2>Accuracy", "<svg", "Measured"}) {
    EXPECT_THAT(page, Not(HasSubstr(absent)));
  }
}

TEST(IndexPage, a_run_without_cells_shows_what_it_measured_and_claims_no_conformance) {
  RunRecord run = sample_run();
  run.cells.clear();
  const std::string page = index_page({run});
  EXPECT_THAT(page, HasSubstr("<h1>Float formats, measured</h1>"));
  EXPECT_THAT(page, HasSubstr("<h2>Throughput</h2>"));
  EXPECT_THAT(page, HasSubstr("<h2>Accuracy</h2>"));
  for (const char* absent : {"0 cells of", "<h2>Findings", "every cell that ran conforms"}) {
    EXPECT_THAT(page, Not(HasSubstr(absent)));
  }
}

TEST(IndexPage, is_written_to_its_folder) {
  const std::string folder = ::testing::TempDir();
  EXPECT_EQ(render_index({sample_run()}, folder), folder + "index.html");
  EXPECT_EQ(std::filesystem::file_size(folder + "index.html"), index_page({sample_run()}).size());
}

TEST(Matrix, sampled_cells_never_count_as_exhaustive) {
  const Matrix matrix = make_matrix({sample_run()});
  const Square* square = matrix.find("b<a>d", "float16");
  ASSERT_NE(square, nullptr);
  EXPECT_EQ(square->tally.exhaustive, 0u);
  EXPECT_EQ(matrix.find("good", "float16")->tally.exhaustive, 1u);
  EXPECT_EQ(matrix.find("good", "bfloat16"), nullptr);
  CellRecord mixed = sample_cell("x", "float32", "float16");
  mixed.domain.push_back({"sampled", 10});
  Tally tally;
  tally.add(mixed);
  EXPECT_EQ(coverage_text(tally), "sampled");
  tally.add(sample_cell("x", "float16", "float32"));
  EXPECT_EQ(coverage_text(tally), "1 of 2 exhaustive");
}

TEST(Words, numbers_are_grouped_and_shortened) {
  EXPECT_EQ(grouped(7), "7");
  EXPECT_EQ(grouped(1234567), "1\u202F234\u202F567");
  EXPECT_EQ(shortened(999), "999");
  EXPECT_EQ(shortened(1000), "1.00\u00A0k");
  EXPECT_EQ(shortened(999999), "1.00\u00A0M");
  EXPECT_EQ(shortened(65536), "65.5\u00A0k");
  EXPECT_EQ(shortened(std::uint64_t{1} << 32), "4.29\u00A0G");
  EXPECT_EQ(shortened(~std::uint64_t{0}), "18.4\u00A0E");
}

TEST(Words, the_worst_outcome_wins) {
  EXPECT_EQ(verdict_of({.conforms = 9, .deviates = 1}).word, "deviates");
  EXPECT_EQ(verdict_of({.conforms = 9, .errored = 1}).word, "errored");
  EXPECT_EQ(verdict_of({.conforms = 9, .skipped = 1}).word, "conforms");
  EXPECT_EQ(verdict_of({.skipped = 1}).word, "skipped");
}

TEST(ReplayCommand, is_safe_to_paste_into_a_shell) {
  CellRecord cell = sample_cell("x", "float32", "float16");
  cell.id = "x'; rm -rf ~ #";
  HeaderRecord run;
  run.tier = "quick";
  EXPECT_EQ(replay_command({&cell, &run}, 5, {}), "./halfulp replay 'x'\\''; rm -rf ~ #' 5 --tier quick --seed 0");
}

}  // namespace
}  // namespace halfulp
