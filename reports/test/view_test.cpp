#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "format/registry.h"
#include "sample_run.h"
#include "view/agreement.h"
#include "view/decisions.h"
#include "view/entrants.h"
#include "view/grid.h"
#include "view/matrix.h"
#include "view/topics.h"
#include "view/words.h"

namespace halfulp {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<NamedRun> one(std::vector<CellRecord> cells) {
  RunRecord run = sample_run();
  run.cells = std::move(cells);
  return {{"a", run}};
}

CellRecord cell_with(const std::string& implementation, const std::string& profile, const std::string& digest) {
  CellRecord cell = sample_cell(implementation, "float32", "float16");
  cell.profile = profile;
  cell.digest = digest;
  return cell;
}

CellRecord failing(CellRecord cell, const std::string& cause) {
  cell.outcome = "deviates";
  cell.deviating = 3;
  cell.causes = {{cause, "a sentence", 3, {}}};
  return cell;
}

Agreement agreement_of(const std::vector<NamedRun>& runs) { return make_agreement(runs, Entrants(runs)); }

TEST(Entrants, a_run_without_a_gpu_may_be_of_the_machine_that_has_one) {
  RunRecord without = sample_run();
  without.header.gpu = {};
  const std::vector<NamedRun> runs{{"a", without}, {"b", sample_run()}};
  const Entrants entrants(runs);
  EXPECT_THAT(entrants.machines(), ElementsAre("A <GPU>"));
  EXPECT_EQ(entrants.list().size(), 2u);
  EXPECT_EQ(entrants.name_of(0), "good");
}

TEST(Entrants, machines_of_one_name_are_told_apart) {
  RunRecord other = sample_run();
  other.header.machine_threads = 64;
  const std::vector<NamedRun> runs{{"a", sample_run()}, {"b", other}};
  const Entrants entrants(runs);
  EXPECT_THAT(entrants.machines(), ElementsAre("A <GPU>, 2 threads", "A <GPU>, 64 threads"));
  EXPECT_EQ(entrants.name_of(entrants.place_of(runs[1].run.cells[0], runs[1].run.header)),
            "good on A <GPU>, 64 threads");
}

TEST(Entrants, machines_of_one_implementation_stand_behind_each_other) {
  RunRecord other = sample_run();
  other.header.machine_threads = 64;
  const std::vector<NamedRun> runs{{"a", sample_run()}, {"b", other}};
  const Entrants entrants(runs);
  std::vector<std::string> names;
  for (const Entrant& entrant : entrants.list()) names.push_back(entrant.implementation);
  EXPECT_THAT(names, ElementsAre("good", "good", "b<a>d", "b<a>d"));
}

TEST(Machines, have_names_that_say_in_what_they_differ) {
  RunRecord system = sample_run(), driver = sample_run(), compiler = sample_run();
  system.header.machine_os = "Another OS";
  driver.header.gpu->driver = "13.2";
  compiler.header.gpu->multiprocessors = 1;
  const std::vector<NamedRun> runs{{"a", sample_run()}, {"b", system}, {"c", driver}, {"d", compiler}};
  EXPECT_THAT(Machines(runs).names(),
              ElementsAre("A <GPU>, An OS, driver 13.1, machine 1", "A <GPU>, Another OS",
                          "A <GPU>, An OS, driver 13.2", "A <GPU>, An OS, driver 13.1, machine 4"));
}

TEST(Agreement, counts_the_questions_to_which_two_give_equal_results) {
  const auto runs = one({sample_cell("a", "float32", "float16"), sample_cell("b", "float32", "float16"),
                         sample_cell("a", "float32", "bfloat16"), sample_cell("c", "float32", "bfloat16")});
  const Agreement agreement = agreement_of(runs);
  EXPECT_EQ(agreement.between(0, 1).questions, 1u);
  EXPECT_EQ(agreement.between(0, 1).equal, 1u);
  EXPECT_EQ(agreement.between(1, 2).questions, 0u);
  EXPECT_EQ(agreement.between(2, 0).questions, agreement.between(0, 2).questions);
}

TEST(Agreement, other_cases_are_another_question) {
  auto runs = one({sample_cell("a", "float32", "float16"), sample_cell("b", "float32", "float16")});
  runs[0].run.cells[1].other_cases = CasesRecord{"quick", 3};
  EXPECT_EQ(agreement_of(runs).between(0, 1).questions, 0u);
}

TEST(Agreement, what_did_not_run_answers_nothing) {
  auto runs = one({sample_cell("a", "float32", "float16"), sample_cell("b", "float32", "float16")});
  runs[0].run.cells[1].outcome = "skipped";
  EXPECT_EQ(agreement_of(runs).between(0, 1).questions, 0u);
}

TEST(Agreement, profiles_that_both_have_are_compared_each) {
  const auto runs =
      one({cell_with("a", "p", "1"), cell_with("a", "q", "2"), cell_with("b", "p", "1"), cell_with("b", "q", "3")});
  EXPECT_EQ(agreement_of(runs).between(0, 1).questions, 2u);
  EXPECT_EQ(agreement_of(runs).between(0, 1).equal, 1u);
}

TEST(Agreement, without_a_common_profile_one_equal_pair_is_enough) {
  const auto runs =
      one({cell_with("a", "p", "1"), cell_with("a", "q", "2"), cell_with("b", "r", "2"), cell_with("c", "r", "4")});
  EXPECT_EQ(agreement_of(runs).between(0, 1).equal, 1u);
  EXPECT_EQ(agreement_of(runs).between(0, 2).equal, 0u);
  EXPECT_EQ(agreement_of(runs).between(0, 2).questions, 1u);
}

TEST(Agreement, marks_cells_that_differ_and_the_only_one_that_fails) {
  const auto runs = one({cell_with("a", "p", "1"), failing(cell_with("b", "p", "2"), "ties_away"),
                         failing(sample_cell("a", "float32", "bfloat16"), "truncated"),
                         failing(sample_cell("b", "float32", "bfloat16"), "truncated"),
                         failing(sample_cell("a", "float32", "tf32"), "truncated")});
  const Agreement agreement = agreement_of(runs);
  const auto& cells = runs[0].run.cells;
  EXPECT_TRUE(agreement.differing.contains(&cells[0]));
  EXPECT_TRUE(agreement.differing.contains(&cells[1]));
  EXPECT_FALSE(agreement.differing.contains(&cells[2]));
  EXPECT_TRUE(agreement.alone.contains(&cells[1]));
  EXPECT_FALSE(agreement.alone.contains(&cells[2]));  // both fail
  EXPECT_FALSE(agreement.alone.contains(&cells[4]));  // nobody else was asked
}

TEST(Agreement, two_profiles_of_one_implementation_do_not_make_it_differ) {
  const auto runs = one({cell_with("a", "p", "1"), cell_with("a", "q", "2")});
  EXPECT_THAT(agreement_of(runs).differing, IsEmpty());
}

TEST(Grid, a_square_has_a_part_for_each_operation_with_its_causes_and_marks) {
  CellRecord sum = failing(sample_cell("a", "float16", "float16"), "ties_away");
  sum.operation = "add";
  CellRecord other = sample_cell("b", "float16", "float16");
  other.operation = "add";
  other.digest = "another";
  const auto runs = one({sample_cell("a", "float32", "float16"), sum, other});
  const Entrants entrants(runs);
  const Grid grid = make_grid(runs, entrants, make_agreement(runs, entrants));
  const GridSquare* square = grid.find(0, "float16");
  ASSERT_NE(square, nullptr);
  EXPECT_EQ(square->tally.cells(), 2u);
  EXPECT_EQ(square->parts.at("add").tally.deviates, 1u);
  EXPECT_EQ(square->parts.at("add").causes.at("ties_away"), 3u);
  EXPECT_THAT(square->parts.at("add").marks, ElementsAre(Mark::alone, Mark::differing));
  EXPECT_THAT(square->parts.at("convert").marks, IsEmpty());
  EXPECT_EQ(grid.find(1, "bfloat16"), nullptr);
}

const Stand& stand(const DecisionTable& table, std::size_t row, std::string_view column) {
  const auto place = std::ranges::find(table.columns, column) - table.columns.begin();
  return table.rows.at(row).stands.at(static_cast<std::size_t>(place));
}

TEST(Decisions, are_what_the_profiles_say_of_formats_that_raise_the_question) {
  CellRecord cell = sample_cell("a", "float32", "float8_e4m3fn");
  cell.profile = "cuda-satfinite";
  const auto runs = one({cell});
  const DecisionTable table = element_decisions(make_catalog(runs));
  EXPECT_THAT(table.rows.at(0).profiles, ElementsAre("cuda-satfinite"));
  EXPECT_THAT(stand(table, 0, "Rounding").declared, ElementsAre("ties_to_even"));
  EXPECT_THAT(stand(table, 0, "Overflow").declared, ElementsAre("largest value"));
  EXPECT_THAT(stand(table, 0, "NaN").declared, ElementsAre("ones, positive"));
  EXPECT_THAT(stand(table, 0, "NaN, none in format").declared, IsEmpty());
  EXPECT_THAT(stand(table, 0, "Negative, no sign").declared, IsEmpty());
}

TEST(Decisions, are_contradicted_by_causes_that_speak_against_them) {
  const auto runs = one({failing(sample_cell("a", "float32", "float16"), "subnormals_flushed"),
                         failing(sample_cell("a", "float64", "float16"), "subnormals_flushed"),
                         failing(sample_cell("a", "bfloat16", "float16"), "ties_away")});
  const DecisionTable table = element_decisions(make_catalog(runs));
  EXPECT_EQ(stand(table, 0, "Subnormals").contradicted.at("subnormals_flushed").cells, 2u);
  EXPECT_EQ(stand(table, 0, "Subnormals").contradicted.at("subnormals_flushed").cases, 6u);
  EXPECT_EQ(stand(table, 0, "Rounding").contradicted.at("ties_away").cells, 1u);
  EXPECT_THAT(stand(table, 0, "NaN").contradicted, IsEmpty());
}

TEST(Decisions, of_blocks_are_sorted_by_whether_they_differ_or_are_contradicted) {
  CellRecord floor = sample_cell("a", "float32", "mxfp4");
  floor.operation = "quantize";
  floor.profile = "floor";
  floor.rounding = "to_even";
  CellRecord ceil = floor;
  ceil.implementation = "b";
  ceil.profile = "ceil";
  const auto runs = one({floor, failing(ceil, "tail")});
  const DecisionTable table = block_decisions(make_catalog(runs));
  EXPECT_THAT(stand(table, 0, "scale_rule").declared, ElementsAre("power_floor"));
  EXPECT_THAT(stand(table, 1, "scale_rule").declared, ElementsAre("power_ceil"));
  EXPECT_EQ(stand(table, 1, "tail").contradicted.at("tail").cells, 1u);
  const SortedColumns columns = sort_columns(table);
  std::vector<std::string_view> differing;
  for (const std::size_t column : columns.differing) differing.push_back(table.columns[column]);
  EXPECT_THAT(differing, ElementsAre("scale_rule", "tail"));
  EXPECT_EQ(columns.alike.size(), table.columns.size() - 2);
}

TEST(Decisions, of_one_implementation_alone_differ_only_where_they_are_contradicted) {
  CellRecord cell = sample_cell("a", "float32", "mxfp4");
  cell.operation = "quantize";
  cell.profile = "floor";
  const auto runs = one({failing(cell, "tail")});
  const DecisionTable table = block_decisions(make_catalog(runs));
  ASSERT_EQ(sort_columns(table).differing.size(), 1u);
  EXPECT_EQ(table.columns[sort_columns(table).differing.front()], "tail");
}

TEST(Decisions, leave_out_what_no_profile_is_known_of) {
  CellRecord cell = sample_cell("a", "float32", "float16");
  cell.profile = "unheard-of";
  EXPECT_THAT(element_decisions(make_catalog(one({cell}))).rows, IsEmpty());
}

TEST(Topics, every_profile_says_something_of_every_question) {
  const FormatSpec& e4m3 = *standard_formats().find("float8_e4m3fn");
  for (const Profile& profile : profiles()) {
    for (const Topic& topic : topics()) {
      const bool arises = topic.name != "NaN, none in format" && topic.name != "Negative, no sign" &&
                          topic.name != "Zero, none in format";
      EXPECT_EQ(!topic.declared(profile, e4m3).empty(), arises) << profile.name << ", " << topic.name;
    }
  }
}

TEST(Topics, a_cause_is_a_whole_word_of_the_list) {
  EXPECT_TRUE(has_word("one two", "two"));
  EXPECT_FALSE(has_word("one two", "tw"));
  EXPECT_FALSE(has_word("", "one"));
}

TEST(Matrix, sampled_cells_never_count_as_exhaustive) {
  const std::vector<NamedRun> runs{{"a", sample_run()}};
  const Matrix matrix = make_matrix(runs);
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

}  // namespace
}  // namespace halfulp
