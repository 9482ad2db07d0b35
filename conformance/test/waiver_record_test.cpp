// What result files and JUnit say of accepted deviations.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "result/junit.h"
#include "result/merge.h"
#include "result_file.h"
#include "sample_run.h"

namespace halfulp {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using Kind = ReadError::Kind;

class WaiverRecordFile : public ResultFile {};

TEST_F(WaiverRecordFile, a_waiver_is_written_with_its_cause_and_reads_back_equal) {
  const RunRecord run = waived_run();
  EXPECT_THAT(to_line(run.cells[1]),
              HasSubstr("\"waiver\":{\"reason\":\"the <vendor> knows\",\"issue\":\"https://example.org/issues/1?a&b\","
                        "\"expires\":\"2027-06-30\"}"));
  EXPECT_EQ(read_run(put(lines_of(run))), run);
}

TEST_F(WaiverRecordFile, what_a_waiver_does_not_have_is_left_out) {
  RunRecord run = waived_run();
  run.cells[1].causes.front().waiver = {"only why"};
  EXPECT_THAT(to_line(run.cells[1]), HasSubstr("\"waiver\":{\"reason\":\"only why\"}"));
  EXPECT_EQ(read_run(put(lines_of(run))), run);
  EXPECT_THAT(lines_of(sample_run()), Not(HasSubstr("waiver")));
}

TEST_F(WaiverRecordFile, a_waiver_without_a_reason_or_with_another_day_is_refused) {
  const std::string lines = lines_of(waived_run());
  expect_refused(replaced(lines, "\"reason\":\"the <vendor> knows\",", ""), Kind::bad_field,
                 "3: cell.causes[0].waiver has no field 'reason'; expected a string");
  expect_refused(replaced(lines, "the <vendor> knows", ""), Kind::bad_field,
                 "3: cell.causes[0].waiver field 'reason' is \"\"; expected why the deviation is accepted");
  expect_refused(replaced(lines, "2027-06-30", "30.06.2027"), Kind::bad_field,
                 "3: cell.causes[0].waiver field 'expires' is \"30.06.2027\"; expected a day such as 2027-06-30");
}

TEST(WaivedCell, has_no_cause_that_is_not_accepted) {
  CellRecord cell = waived_run().cells[1];
  EXPECT_TRUE(is_waived(cell));
  EXPECT_EQ(cell.outcome, "deviates");
  cell.causes.push_back({"nan_code", "another NaN", 1, {}});
  EXPECT_FALSE(is_waived(cell));
  EXPECT_FALSE(is_waived(sample_run().cells[1]));
  EXPECT_FALSE(is_waived(sample_run().cells[0])) << "it conforms";
}

TEST(WaivedCell, stays_as_it_is_in_a_merged_file) {
  const RunRecord run = waived_run();
  EXPECT_EQ(merge({{"one", run}}).cells[1].causes, run.cells[1].causes);
}

TEST(WaivedCell, is_skipped_with_its_reasons_in_junit) {
  const std::string xml = to_junit(waived_run());
  EXPECT_THAT(xml, HasSubstr("tests=\"4\" failures=\"0\" errors=\"1\" skipped=\"2\""));
  EXPECT_THAT(xml, HasSubstr("<skipped message=\"waived: ties_away: the &lt;vendor&gt; knows\">ties_away: 3: "));
  EXPECT_THAT(xml, Not(HasSubstr("<failure")));
}

TEST(WaivedCell, that_has_another_cause_too_is_a_failure_in_junit_and_says_what_is_waived) {
  RunRecord run = waived_run();
  run.cells[1].causes.push_back({"nan_code", "another NaN", 1, {}});
  const std::string xml = to_junit(run);
  EXPECT_THAT(xml, HasSubstr("failures=\"1\""));
  EXPECT_THAT(xml, HasSubstr("larger magnitude\n  waived: the &lt;vendor&gt; knows\n"));
}

}  // namespace
}  // namespace halfulp
