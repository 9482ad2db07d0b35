// What pages and exports say of deviations that are accepted.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "export/badge.h"
#include "export/csv.h"
#include "export/summary.h"
#include "sample_run.h"
#include "site/site.h"
#include "view/causes.h"
#include "view/words.h"

namespace halfulp {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string page_called(const std::string& slug, const RunRecord& run) {
  const std::vector<Page> pages = make_pages({{"run.jsonl", run}}, nullptr);
  const auto page = std::ranges::find(pages, slug, &Page::slug);
  return page != pages.end() ? page->content : "";
}

/// The waived run without the cell that errored.
RunRecord run_without_errors() {
  RunRecord run = waived_run();
  std::erase_if(run.cells, [](const CellRecord& cell) { return cell.outcome == "errored"; });
  return run;
}

TEST(WaivedVerdict, lies_between_errored_and_conforms) {
  const auto word = [](const Tally& tally) { return verdict_of(tally).word; };
  EXPECT_EQ(word({.conforms = 1, .deviates = 2, .waived = 2}), "waived");
  EXPECT_EQ(word({.conforms = 1, .deviates = 2, .waived = 1}), "deviates");
  EXPECT_EQ(word({.deviates = 2, .errored = 1, .waived = 2}), "errored");
  EXPECT_EQ(verdict_of("waived").symbol, "~");
}

TEST(WaivedVerdict, is_counted_beside_what_deviates) {
  Tally tally;
  for (const CellRecord& cell : waived_run().cells) tally.add(cell);
  tally += tally;
  EXPECT_EQ(tally.deviates, 2u);
  EXPECT_EQ(tally.waived, 2u);
  EXPECT_EQ(deviate_text(tally), "2 deviate (2 waived)");
  EXPECT_EQ(deviate_text({.deviates = 2}), "2 deviate");
}

TEST(WaivedCause, says_in_how_many_of_its_cells_it_is_accepted) {
  const RunRecord waived = waived_run(), not_waived = sample_run();
  const Found one{&waived.cells[1], &waived.header}, other{&not_waived.cells[1], &not_waived.header};
  EXPECT_EQ(sum_causes({one}).front().waived_text(), "~ waived");
  EXPECT_EQ(sum_causes({one, other}).front().waived_text(), "~ waived in 1 of 2 cells");
  EXPECT_EQ(sum_causes({other}).front().waived_text(), "");
}

TEST(IndexPage, what_fails_names_what_is_waived_behind_what_is_not) {
  RunRecord run = run_without_errors();
  CellRecord other = sample_run().cells[1];
  other.implementation = "unwaived";
  other.id = "unwaived/convert/float32->float16/ties_to_even/ieee";
  run.cells.push_back(other);
  const std::string page = page_called("index", run);
  const std::string failing = page.substr(page.find("<h2 id=\"index--failing\""));
  EXPECT_LT(failing.find(">unwaived</a>"), failing.find(">b&lt;a&gt;d</a>"));
  EXPECT_THAT(failing, HasSubstr("<td class=\"waived\">~ 1<span class=\"note\"> of 1 cell (1 waived)</span>"));
}

TEST(ImplementationPage, has_a_section_of_accepted_deviations_with_reason_issue_and_last_day) {
  const std::string page = page_called("implementation-b_a_d", waived_run());
  EXPECT_THAT(page, HasSubstr("Accepted deviations</h2>"));
  EXPECT_THAT(page, HasSubstr("<td class=\"prose\">the &lt;vendor&gt; knows</td>"));
  EXPECT_THAT(page, HasSubstr("<a href=\"https://example.org/issues/1?a&amp;b\" rel=\"noreferrer\">"));
  EXPECT_THAT(page, HasSubstr("<td>2027-06-30</td>"));
  EXPECT_THAT(page, HasSubstr("<li><code>b&lt;a&gt;d/convert/float32-&gt;float16/ties_to_even/ieee</code></li>"));
  EXPECT_THAT(page, HasSubstr("1 deviate (1 waived), 1 errored"));
}

TEST(ImplementationPage, marks_a_waived_cause_wherever_it_is_told) {
  const std::string page = page_called("implementation-b_a_d", waived_run());
  const std::string mark = "<span class=\"line waived\">~ waived</span>";
  const auto first = page.find(mark);
  ASSERT_NE(first, std::string::npos) << "in the table of causes";
  EXPECT_NE(page.find(mark, first + 1), std::string::npos) << "at the finding";
  EXPECT_THAT(page, HasSubstr("1 of 1 cell that ran deviate, 1 of them waived: 3 of"));
}

TEST(ImplementationPage, says_nothing_of_waivers_where_there_are_none) {
  EXPECT_THAT(page_called("implementation-b_a_d", sample_run()), Not(HasSubstr("waive")));
  EXPECT_THAT(page_called("implementation-b_a_d", sample_run()), Not(HasSubstr("Accepted")));
}

TEST(ImplementationPage, an_issue_that_is_no_secure_address_stays_text) {
  RunRecord run = waived_run();
  for (const char* issue : {"javascript:alert(1)", "http://example.org", "#12"}) {
    run.cells[1].causes.front().waiver->issue = issue;
    const std::string page = page_called("implementation-b_a_d", run);
    EXPECT_THAT(page, HasSubstr("<td class=\"prose\">" + std::string(issue) + "</td>"));
    EXPECT_THAT(page, Not(HasSubstr("href=\"" + std::string(issue))));
  }
}

TEST(FirstPage, a_square_whose_deviations_are_all_accepted_has_a_word_and_a_symbol_of_its_own) {
  const std::string page = page_called("index", run_without_errors());
  EXPECT_THAT(page, HasSubstr("<td class=\"item waived\" data-operation=\"convert\" data-verdict=\"waived\""));
  EXPECT_THAT(page, HasSubstr("~ 3 of 1.02\u00A0k"));
  EXPECT_THAT(page, HasSubstr("sampled, 1 waived"));
  EXPECT_THAT(page, HasSubstr("<option>waived</option>"));
  EXPECT_THAT(page, HasSubstr("<dt>~ of these waived</dt>\n<dd>1</dd>"));
  EXPECT_THAT(page_called("index", sample_run()), Not(HasSubstr("~ of these waived")));
}

TEST(MethodPage, explains_what_waived_means) {
  const std::string page = page_called("method", sample_run());
  EXPECT_THAT(page, HasSubstr("~ waived: the cell deviates, and every cause is one that"));
  EXPECT_THAT(page, HasSubstr("<dt id=\"method--word-waived\">waived</dt>"));
}

TEST(Summary, says_what_is_waived) {
  const std::string text = summary_markdown({{"run.jsonl", run_without_errors()}});
  EXPECT_THAT(text, HasSubstr("\u2717 1 deviate (1 waived), ! 0 errored"));
  EXPECT_THAT(text, HasSubstr("| ~ waived | 0 | 1 (1 waived) | 0 |"));
  EXPECT_THAT(text, HasSubstr("`ties_away` (waived)"));
}

TEST(Csv, counts_waived_results_and_has_the_reasons) {
  const std::string text = cells_csv({{"run.jsonl", waived_run()}});
  EXPECT_THAT(text, HasSubstr(",causes,waived,waivers,reason,seconds,id\n"));
  EXPECT_THAT(text, HasSubstr(",ties_away 3,3,ties_away: the <vendor> knows,,1.5,"));
  EXPECT_THAT(cells_csv({{"run.jsonl", sample_run()}}), HasSubstr(",ties_away 3,0,,,1.5,"));
}

TEST(Badge, of_accepted_deviations_alone_says_so) {
  const Badge badge = badge_of("x", {.conforms = 4, .deviates = 2, .waived = 2});
  EXPECT_EQ(badge.message, "~ 2 of 6 cells waived");
  EXPECT_EQ(badge.color, "informational");
  EXPECT_THAT(badge_svg(badge), HasSubstr("fill=\"#0b5394\""));
}

}  // namespace
}  // namespace halfulp
