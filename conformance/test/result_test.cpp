#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <limits>

#include "result/escape.h"
#include "result/junit.h"
#include "result_file.h"
#include "sample_run.h"

namespace halfulp {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using Kind = ReadError::Kind;

TEST_F(ResultFile, a_written_run_reads_back_equal) {
  const RunRecord run = sample_run();
  ResultWriter writer(path(), run.header);
  for (const CellRecord& cell : run.cells) writer.add(cell);
  writer.add_measurements(run);
  EXPECT_FALSE(std::filesystem::exists(path())) << "a file without a footer must not have its name yet";
  writer.finish(run.footer);
  EXPECT_EQ(read_run(path()), run);
  EXPECT_EQ(get(path()), lines_of(run));
  EXPECT_FALSE(std::filesystem::exists(partial_path(path())));
}

TEST_F(ResultFile, an_example_of_an_operation_keeps_its_exact_value) {
  RunRecord run = sample_run();
  run.cells[1].causes[0].examples[0].exact_value = "0x1.8p-25";
  const std::string file = put(lines_of(run));
  EXPECT_EQ(read_run(file).cells, run.cells);
}

TEST_F(ResultFile, an_interrupted_run_goes_on_after_its_last_whole_line) {
  const RunRecord run = sample_run();
  {
    ResultWriter writer(path(), run.header);
    writer.add(run.cells[0]);
    writer.add(run.cells[1]);
  }
  std::ofstream(partial_path(path()), std::ios::app) << to_line(run.cells[2]).substr(0, 40);
  const PartialRun partial = read_partial(partial_path(path()));
  EXPECT_EQ(partial.header, run.header);
  ASSERT_EQ(partial.cells.size(), 2u);
  ResultWriter writer(path(), partial);
  writer.add(run.cells[2]);
  writer.add(run.cells[3]);
  writer.add_measurements(run);
  writer.finish(run.footer);
  EXPECT_EQ(get(path()), lines_of(run));
}

TEST_F(ResultFile, a_partial_file_that_has_its_footer_goes_on_before_it) {
  const RunRecord run = sample_run();
  const PartialRun partial = read_partial(put(lines_of(run)));
  EXPECT_EQ(partial.cells, run.cells);
  EXPECT_EQ(partial.size, lines_of(run).size() - to_line(run.footer).size() - 1);
}

TEST_F(ResultFile, a_partial_file_without_a_whole_header_has_nothing_to_go_on_with) {
  const std::string header = to_line(sample_run().header);
  for (const auto& [content, kind] : {std::pair{std::string(), Kind::empty}, std::pair{header, Kind::missing_header},
                                      std::pair{header.substr(0, 30), Kind::truncated_line}}) {
    try {
      read_partial(put(content));
      ADD_FAILURE() << "was read: " << content;
    } catch (const ReadError& error) {
      EXPECT_EQ(error.kind, kind) << error.what();
    }
  }
}

TEST_F(ResultFile, two_writers_of_one_file_do_not_mix) {
  const RunRecord run = sample_run();
  const ResultWriter first(path(), run.header);
  try {
    const ResultWriter second(path(), run.header);
    FAIL() << "both write";
  } catch (const WriteError& error) {
    EXPECT_EQ(std::string(error.what()), "cannot write " + path() + ".partial: another process is writing it");
  }
}

TEST_F(ResultFile, a_file_that_cannot_be_written_says_why) {
  try {
    const ResultWriter writer("/nonexistent/run.jsonl", sample_run().header);
    FAIL() << "was written";
  } catch (const WriteError& error) {
    EXPECT_STREQ(error.what(), "cannot write /nonexistent/run.jsonl.partial: No such file or directory");
  }
}

TEST_F(ResultFile, windows_line_ends_are_accepted) {
  std::string text;
  for (const char c : lines_of(sample_run())) text += c == '\n' ? std::string("\r\n") : std::string(1, c);
  EXPECT_EQ(read_run(put(text)), sample_run());
}

TEST_F(ResultFile, unknown_fields_and_lines_are_ignored) {
  const RunRecord run = sample_run();
  std::string text = replaced(lines_of(run), "\"tier\":", "\"weather\":{\"rain\":[1]},\"tier\":");
  text = replaced(text, to_line(run.footer), "{\"t\":\"bench\"}\n" + to_line(run.footer));
  EXPECT_EQ(read_run(put(text)), run);
}

TEST_F(ResultFile, a_run_without_a_gpu_says_nothing_of_one) {
  RunRecord run = sample_run();
  run.header.gpu.reset();
  EXPECT_THAT(to_line(run.header),
              HasSubstr("\"machine\":{\"cpu\":\"A CPU\",\"os\":\"An OS\",\"threads\":2},\"started\""));
  EXPECT_EQ(read_run(put(lines_of(run))), run);
}

TEST_F(ResultFile, a_wrong_field_of_the_gpu_is_named) {
  expect_refused(replaced(lines_of(sample_run()), "\"driver\":\"13.1\"", "\"driver\":13.1"), Kind::bad_field,
                 "1: header.machine.gpu field 'driver' is 13.1; expected a string");
}

TEST_F(ResultFile, a_missing_file_is_refused) {
  try {
    read_run(path("nothing"));
    FAIL();
  } catch (const ReadError& error) {
    EXPECT_EQ(error.kind, Kind::cannot_open);
    EXPECT_EQ(std::string(error.what()), path("nothing") + ": cannot be opened: No such file or directory");
  }
}

TEST_F(ResultFile, a_folder_is_refused) {
  try {
    read_run(::testing::TempDir());
    FAIL();
  } catch (const ReadError& error) {
    EXPECT_EQ(error.kind, Kind::cannot_open);
    EXPECT_THAT(error.what(), EndsWith(": is a directory; expected a result file"));
  }
}

TEST_F(ResultFile, an_empty_file_is_refused) { expect_refused("", Kind::empty, " is empty; expected a header"); }

TEST_F(ResultFile, binary_junk_is_refused) {
  std::string junk(
      "\x7F"
      "ELF\0\xFF\xFE\n\0\0",
      10);
  expect_refused(junk, Kind::not_json, "1: not JSON at byte 1; expected one object");
}

TEST_F(ResultFile, an_endless_line_is_refused) {
  expect_refused(std::string(17u << 20, '['), Kind::line_too_long, "1: line of more than 16777216 bytes");
}

TEST_F(ResultFile, a_line_that_is_no_object_is_refused) {
  expect_refused("[1, 2]\n", Kind::bad_field, "1: line is array; expected an object");
}

TEST_F(ResultFile, a_line_that_is_cut_off_is_refused) {
  const std::string text = lines_of(sample_run());
  expect_refused(text.substr(0, text.size() - 20), Kind::truncated_line,
                 "17: the last line is cut off; expected a whole record");
}

TEST_F(ResultFile, another_schema_version_is_refused) {
  expect_refused(replaced(lines_of(sample_run()), "halfulp/run/1", "halfulp/run/2"), Kind::wrong_schema_version,
                 "1: schema \"halfulp/run/2\"; expected \"halfulp/run/1\"");
}

TEST_F(ResultFile, a_minor_schema_version_is_accepted) {
  EXPECT_NO_THROW(read_run(put(replaced(lines_of(sample_run()), "halfulp/run/1", "halfulp/run/1.7"))));
}

TEST_F(ResultFile, a_missing_header_is_refused) {
  const RunRecord run = sample_run();
  expect_refused(to_line(run.cells[0]) + "\n" + to_line(run.footer) + "\n", Kind::missing_header,
                 "1: the first line is no header; expected one");
}

TEST_F(ResultFile, a_second_header_is_refused) {
  const std::string header = to_line(sample_run().header) + "\n";
  expect_refused(header + header, Kind::second_header,
                 "2: a second header; expected a cell, a measurement or the footer");
}

TEST_F(ResultFile, a_duplicate_record_is_refused) {
  RunRecord run = sample_run();
  run.cells.push_back(run.cells[0]);
  expect_refused(lines_of(run), Kind::duplicate_record,
                 "6: a second cell 'good/convert/float32->float16/ties_to_even/ieee'; expected each cell once");
}

TEST_F(ResultFile, a_missing_footer_is_refused) {
  const RunRecord run = sample_run();
  expect_refused(to_line(run.header) + "\n" + to_line(run.cells[0]) + "\n", Kind::missing_footer,
                 "2: the file ends without a footer; expected one (was the run cut short?)");
}

TEST_F(ResultFile, a_line_after_the_footer_is_refused) {
  expect_refused(lines_of(sample_run()) + "{}\n", Kind::after_footer,
                 "18: a line after the footer; expected the end of the file");
}

TEST_F(ResultFile, a_missing_field_is_refused) {
  expect_refused(replaced(lines_of(sample_run()), "\"outcome\":\"conforms\",", ""), Kind::bad_field,
                 "2: cell has no field 'outcome'; expected a string");
}

TEST_F(ResultFile, a_field_of_the_wrong_type_is_refused) {
  expect_refused(replaced(lines_of(sample_run()), "\"threads\":2", "\"threads\":-2"), Kind::bad_field,
                 "1: header.machine field 'threads' is -2; expected a number that is whole and not negative");
}

TEST_F(ResultFile, a_wrong_field_deep_inside_is_named) {
  expect_refused(
      replaced(lines_of(sample_run()), "\"index\":855642113", "\"index\":null"), Kind::bad_field,
      "3: cell.causes[0].examples[0] field 'index' is null; expected a number that is whole and not negative");
}

TEST_F(ResultFile, an_unknown_outcome_is_refused) {
  expect_refused(replaced(lines_of(sample_run()), "\"outcome\":\"errored\"", "\"outcome\":\"passed\""), Kind::bad_field,
                 "4: cell field 'outcome' is \"passed\"; expected one of conforms, deviates, errored, skipped");
}

TEST_F(ResultFile, counts_that_disagree_are_refused) {
  RunRecord run = sample_run();
  run.footer.conforms = 4;
  expect_refused(lines_of(run), Kind::counts_disagree, "17: footer: conforms is 4; expected 1, as the lines add up to");
  run = sample_run();
  run.cells.pop_back();
  run.footer = totals_of(run);
  expect_refused(lines_of(run), Kind::counts_disagree,
                 "16: header: planned_cells is 4; expected 3, as the lines add up to");
  run = sample_run();
  run.cells[1].deviating = 2;
  expect_refused(lines_of(run), Kind::counts_disagree, "3: cell: deviating is 2; expected 3, as the lines add up to");
  run = sample_run();
  run.cells[0].cases = 7;
  expect_refused(lines_of(run), Kind::counts_disagree,
                 "2: cell: cases is 7; expected 4294967296, as the lines add up to");
}

TEST_F(ResultFile, a_cell_that_ran_nothing_cannot_conform) {
  RunRecord run = sample_run();
  run.cells[0].domain.clear();
  run.cells[0].cases = 0;
  expect_refused(lines_of(run), Kind::counts_disagree,
                 "2: cell: 0 of 0 cases deviate; expected an outcome that says so, not 'conforms'");
}

TEST(Json, large_counts_are_strings_and_small_ones_numbers) {
  FooterRecord footer;
  footer.cases = std::uint64_t{1} << 53;
  EXPECT_THAT(to_line(footer), HasSubstr("\"cases\":9007199254740992,"));
  footer.cases += 1;
  EXPECT_THAT(to_line(footer), HasSubstr("\"cases\":\"9007199254740993\","));
}

TEST(Json, seconds_that_are_not_finite_are_strings) {
  FooterRecord footer;
  footer.seconds = std::numeric_limits<double>::infinity();
  const std::string line = to_line(footer);
  EXPECT_THAT(line, EndsWith("\"seconds\":\"inf\"}"));
  EXPECT_EQ(std::get<FooterRecord>(parse_line(line, {"run", 1})), footer);
}

TEST(Json, text_that_is_not_utf8_is_replaced_and_control_characters_are_escaped) {
  CellRecord cell = sample_cell("x", "float32", "float16");
  cell.reason = "caf\xE9 \x1B[31m\n";
  const std::string line = to_line(cell);
  EXPECT_THAT(line, HasSubstr("\"reason\":\"caf\xEF\xBF\xBD \\u001b[31m\\n\""));
  EXPECT_EQ(line.find('\n'), std::string::npos);
}

TEST(Json, equal_cells_give_equal_lines_but_for_the_time_at_the_end) {
  EXPECT_THAT(to_line(sample_run().cells[0]), EndsWith("\"causes\":[],\"seconds\":1.5}"));
}

TEST(Escape, markup_and_control_characters_do_not_survive) {
  EXPECT_EQ(escaped("<a href=\"x\">&'</a>"), "&lt;a href=&quot;x&quot;&gt;&amp;&#39;&lt;/a&gt;");
  EXPECT_EQ(escaped(std::string_view("a\0b\x1B\x7F\tc\n", 8)), "ab\tc\n");
}

TEST(Escape, what_is_not_utf8_is_replaced) {
  EXPECT_EQ(escaped("\u20AC\U0001F600"), "\u20AC\U0001F600");
  EXPECT_EQ(escaped("\xE9-"), "\uFFFD-");
  EXPECT_EQ(escaped("\xC0\x80"), "\uFFFD\uFFFD");            // overlong
  EXPECT_EQ(escaped("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD");  // surrogate
  EXPECT_EQ(escaped("\xF4\x90\x80\x80"), "\uFFFD\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(escaped("\xE2\x82"), "\uFFFD\uFFFD");  // cut off
}

TEST(Junit, every_cell_is_a_test_case) {
  const std::string xml = to_junit(sample_run());
  EXPECT_THAT(xml, HasSubstr("<testsuites name=\"halfulp\" tests=\"4\" failures=\"1\" errors=\"1\" skipped=\"1\""));
  EXPECT_THAT(xml, HasSubstr("<testcase classname=\"good/float16\" "
                             "name=\"good/convert/float32-&gt;float16/ties_to_even/ieee\" time=\"1.500000\"/>"));
  EXPECT_THAT(xml,
              HasSubstr("<failure message=\"3 of 1024 cases deviate\" type=\"ties_away\">ties_away: 3: a tie went to "
                        "the larger magnitude\n  case 855642113: 0x33000001 (0x1.000002p-25) expected 0x0001 "
                        "(0x1p-24) got 0x0000 (0x0p+0)\n</failure>"));
  EXPECT_THAT(xml, HasSubstr("<skipped message=\"no cases\"/>"));
  EXPECT_THAT(xml, HasSubstr("<error message=\"failed: &quot;&lt;/script&gt;&lt;img onerror=alert(1)&gt;&quot;\"/>"));
  EXPECT_THAT(xml, Not(HasSubstr("<img")));
}

TEST_F(ResultFile, junit_is_written_whole) {
  write_junit(path("run.xml"), sample_run());
  EXPECT_EQ(get(path("run.xml")), to_junit(sample_run()));
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(std::filesystem::path(path()).parent_path()), {}), 1);
}

}  // namespace
}  // namespace halfulp
