// Block cells through the whole runner, with implementations made of the oracle.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "oracle_blocks.h"
#include "run/record.h"

namespace halfulp {
namespace {

using ::testing::HasSubstr;

Selection smoke(const std::string& formats, const std::string& operation = "*") {
  return {.formats = {formats}, .operations = {operation}, .roundings = {}, .profiles = {}, .tier = Tier::smoke};
}

std::vector<std::string> ids_of(const Implementation& implementation, const Selection& selection) {
  std::vector<std::string> ids;
  for (const Cell& cell : plan_cells({&implementation}, standard_formats(), selection)) ids.push_back(cell.id());
  return ids;
}

TEST(BlockPlan, a_cell_is_named_by_both_sides_the_ties_and_the_variant) {
  const auto oracle = oracle_blocks("plan-ids", "mxfp4");
  EXPECT_EQ(ids_of(*oracle, smoke("mxfp4", "quantize")).front(), "plan-ids/quantize/float32->mxfp4/to_even/floor");
  EXPECT_EQ(ids_of(*oracle, smoke("mxfp4", "quantize")).back(), "plan-ids/quantize/bfloat16->mxfp4/away/microxcaling");
  EXPECT_EQ(ids_of(*oracle, smoke("mxfp4", "pack")),
            std::vector<std::string>{"plan-ids/pack/float4_e2m1fn->mxfp4/to_even/floor"});
  EXPECT_EQ(ids_of(*oracle, smoke("mxfp4", "unpack")),
            std::vector<std::string>{"plan-ids/unpack/mxfp4->float4_e2m1fn/to_even/floor"});
}

TEST(BlockPlan, variants_that_ask_the_same_are_asked_once) {
  const auto oracle = oracle_blocks("plan-same", "mxfp4,bnb_nf4");
  EXPECT_EQ(ids_of(*oracle, smoke("mxfp4", "dequantize")),
            (std::vector<std::string>{"plan-same/dequantize/mxfp4->float32/to_even/floor",
                                      "plan-same/dequantize/mxfp4->float16/to_even/floor",
                                      "plan-same/dequantize/mxfp4->bfloat16/to_even/floor"}));
  // Flushed subnormals and a free sign of zero are questions of their own.
  EXPECT_EQ(ids_of(*oracle, smoke("bnb_nf4->float32", "dequantize")).size(), 3u);
  Selection chosen = smoke("mxfp4", "dequantize");
  chosen.profiles = {"rceil"};
  EXPECT_EQ(ids_of(*oracle, chosen).front(), "plan-same/dequantize/mxfp4->float32/to_even/rceil")
      << "of the variants that are selected, the first stands for all";
}

TEST(BlockPlan, selectors_reach_ties_variants_and_pairs) {
  const auto oracle = oracle_blocks("plan-select", "mxfp4,mxint8,bnb_nf4");
  Selection selection = smoke("*", "quantize");
  selection.roundings = {"away"};
  EXPECT_EQ(ids_of(*oracle, selection).size(), 3u) << "microxcaling from three value formats";
  selection = smoke("float16->mx*", "quantize");
  selection.profiles = {"ceil"};
  EXPECT_EQ(ids_of(*oracle, selection),
            (std::vector<std::string>{"plan-select/quantize/float16->mxfp4/to_even/ceil",
                                      "plan-select/quantize/float16->mxint8/to_even/ceil"}));
}

TEST(BlockPlan, shards_split_block_cells_without_rest_or_overlap) {
  const auto oracle = oracle_blocks("plan-shards", "mx*,bnb_nf4*");
  Selection selection = smoke("*");
  std::set<std::string> whole, parts;
  for (const std::string& id : ids_of(*oracle, selection)) whole.insert(id);
  selection.shards = 4;
  for (selection.shard = 0; selection.shard < 4; ++selection.shard) {
    for (const std::string& id : ids_of(*oracle, selection)) EXPECT_TRUE(parts.insert(id).second) << id;
  }
  EXPECT_EQ(parts, whole);
}

TEST(BlockPlan, blocks_come_after_conversions_and_in_the_order_of_their_rows) {
  const auto implementation = open_implementation("builtin:cpu-scalar");
  Selection selection = smoke("*");
  selection.formats = {"float16", "nvfp4", "bnb_nf4"};
  std::vector<std::string> subjects;
  for (const Cell& cell : plan_cells({implementation.get()}, standard_formats(), selection)) {
    const std::string subject(name_of(cell.question).subject);
    if (subjects.empty() || subjects.back() != subject) subjects.push_back(subject);
  }
  EXPECT_EQ(subjects, (std::vector<std::string>{"float16", "bnb_nf4", "nvfp4"}));
}

TEST(BlockPlan, a_made_up_block_format_is_judged_after_adding_one_row) {
  std::vector<BlockSpec> blocks = standard_blocks();
  BlockSpec made_up = block_row("mxfp4");
  made_up.name = "mxfp4_by_8";
  made_up.tile = {1, 8};
  blocks.push_back(made_up);
  const auto implementation = open_implementation("builtin:cpu-scalar");
  const Selection selection = smoke("mxfp4_by_8");
  const auto cells = plan_cells({implementation.get()}, standard_formats(), selection, blocks);
  ASSERT_FALSE(cells.empty());
  std::size_t judged = 0;
  const std::atomic<bool> stop{false};
  run_groups(group_cells(cells, selection), 0, 0, stop,
             {.on_group =
                  [&](const Group& group, const std::vector<CellOutcome>& outcomes) {
                    for (std::size_t i = 0; i < outcomes.size(); ++i, ++judged) {
                      EXPECT_EQ(outcomes[i].error, "") << group.cells[i].id();
                      EXPECT_EQ(outcomes[i].deviating, 0u) << group.cells[i].id();
                      EXPECT_GT(outcomes[i].cases, 0u);
                    }
                  },
              .on_progress = [](std::uint64_t) {}});
  EXPECT_EQ(judged, cells.size());
}

std::string refusal_of(adapter::BlockOperation row) {
  static int count = 0;
  row.prepare = [](const halfulp_query&) { return [](const halfulp_blocks&) { return HALFULP_OK; }; };
  adapter::Adapter adapter{.name = "declares" + std::to_string(count++),
                           .version = "1",
                           .homepage = "",
                           .conversions = {},
                           .blocks = {std::move(row)}};
  const Implementation implementation(adapter::expose(std::move(adapter)), "builtin", "builtin:x");
  try {
    plan_cells({&implementation}, standard_formats(), {});
  } catch (const LoadError& error) {
    return error.what();
  }
  return "accepted";
}

TEST(BlockPlan, a_declaration_of_what_does_not_exist_is_refused) {
  EXPECT_EQ(refusal_of({"quantize", "float32", "mxfp5", "*", "*", {}}),
            "builtin:x: declares the block format 'mxfp5', which does not exist");
  EXPECT_EQ(refusal_of({"quantize", "float64", "mxfp4", "*", "*", {}}),
            "builtin:x: declares the value format 'float64', which does not exist");
  EXPECT_EQ(refusal_of({"dequantize", "mxfp4", "float32", "to_evn", "*", {}}),
            "builtin:x: declares the rounding 'to_evn', which does not exist");
  EXPECT_EQ(refusal_of({"dequantize", "mxfp4", "float32", "*", "bnb-cuda", {}}),
            "builtin:x: declares the variant 'bnb-cuda', which does not exist");
  EXPECT_EQ(refusal_of({"pack", "nf4", "mxfp4", "*", "*", {}}),
            "builtin:x: declares the element format 'nf4', which does not exist");
  EXPECT_EQ(refusal_of({"quantise", "float32", "mxfp4", "*", "*", {}}),
            "builtin:x: declares the operation 'quantise', which does not exist");
  EXPECT_EQ(refusal_of({"pack", "*", "mxfp4", "*", "*", {}}), "accepted");
}

TEST(BlockRun, the_oracle_itself_conforms_in_every_operation_and_all_its_cases_count) {
  const auto oracle = oracle_blocks("oracle", "mxfp6_e2m3,ggml_tq1_0,ggml_q4_1,nvfp4,bnb_int8,bnb_dynamic8,ternary");
  const auto outcomes = run_cells(*oracle, smoke("*"));
  ASSERT_GT(outcomes.size(), 40u);
  for (const CellOutcome& outcome : outcomes) {
    EXPECT_EQ(outcome.error, "");
    EXPECT_EQ(outcome.deviating, 0u);
    EXPECT_GT(outcome.cases, 10u);
    EXPECT_EQ(outcome.digest.size(), 16u);
  }
}

TEST(BlockRun, equal_results_have_equal_digests_and_one_changed_bit_another) {
  const auto one = oracle_blocks("digest-one", "mxfp4");
  const auto two = oracle_blocks("digest-two", "mxfp4");
  const auto other =
      oracle_blocks("digest-other", "mxfp4", {.results = [](TensorBytes& results, const TensorCase& call) {
                      if (call.shape == Shape{5, 3}) results[Part::codes].back() ^= 0x10;
                    }});
  const Selection selection = smoke("float32->mxfp4", "quantize");
  const auto digest = [&](const Implementation& implementation) {
    return run_cells(implementation, selection).front().digest;
  };
  EXPECT_EQ(digest(*one), digest(*two));
  EXPECT_NE(digest(*one), digest(*other));
}

TEST(BlockRun, one_wrong_bit_in_one_tensor_is_one_deviation_with_an_example_that_names_the_place) {
  const auto oracle = oracle_blocks("one-bit", "mxfp4", {.results = [](TensorBytes& results, const TensorCase& call) {
                                      if (call.shape == Shape{5, 3}) results[Part::codes][3] ^= 0x20;
                                    }});
  const CellOutcome outcome = run_cells(*oracle, smoke("float32->mxfp4", "quantize")).front();
  ASSERT_EQ(outcome.error, "");
  ASSERT_GT(outcome.deviating, 0u);
  ASSERT_EQ(outcome.causes.size(), 1u);
  EXPECT_EQ(outcome.causes.front().cause, "wrong_code");
  const ExampleRecord& example = outcome.causes.front().examples.front();
  EXPECT_THAT(example.input, HasSubstr("element 7 of 5x3 in block 2: 0x"));
  EXPECT_NE(example.expected, example.actual);
  EXPECT_NE(example.expected_value, "");
}

TEST(BlockRun, a_result_that_is_left_out_is_noticed) {
  adapter::Adapter adapter{.name = "writes-no-scale", .version = "1", .homepage = "", .conversions = {}, .blocks = {}};
  adapter.blocks.push_back(
      {"quantize", "float32", "mxfp4", "*", "floor", [](const halfulp_query&) -> adapter::BlockRun {
         return [](const halfulp_blocks& tensor) -> std::int32_t {
           auto* codes = static_cast<std::uint8_t*>(tensor.codes);
           std::fill(codes, codes + tensor.code_bytes, std::uint8_t{0});
           return HALFULP_OK;
         };
       }});
  const Implementation implementation(adapter::expose(std::move(adapter)), "builtin", "builtin:x");
  const CellOutcome outcome = run_cells(implementation, smoke("*")).front();
  EXPECT_EQ(outcome.error, "wrote no result for 1 of 2 bytes");
}

TEST(BlockRun, results_that_change_from_call_to_call_are_noticed) {
  const auto calls = std::make_shared<std::atomic<int>>(0);
  const auto oracle = oracle_blocks("fickle", "mxfp4", {.results = [calls](TensorBytes& results, const TensorCase&) {
                                      if (!results[Part::codes].empty()) {
                                        results[Part::codes][0] = static_cast<std::uint8_t>(++*calls);
                                      }
                                    }});
  EXPECT_EQ(run_cells(*oracle, smoke("float32->mxfp4", "quantize")).front().error,
            "gives different results for the same operands");
}

TEST(BlockRun, an_implementation_that_refuses_a_shape_it_offers_is_errored_with_the_shape) {
  adapter::Adapter adapter{.name = "refuses", .version = "1", .homepage = "", .conversions = {}, .blocks = {}};
  adapter.blocks.push_back(
      {"quantize", "float32", "mxfp4", "*", "floor", [](const halfulp_query&) -> adapter::BlockRun {
         return [](const halfulp_blocks&) -> std::int32_t { return HALFULP_BAD_SHAPE; };
       }});
  const Implementation implementation(adapter::expose(std::move(adapter)), "builtin", "builtin:x");
  EXPECT_THAT(run_cells(implementation, smoke("*")).front().error, HasSubstr("refused a tensor of 1x"));
}

TEST(BlockRun, the_words_of_a_failure_are_passed_on) {
  adapter::Adapter adapter{.name = "fails", .version = "1", .homepage = "", .conversions = {}, .blocks = {}};
  adapter.blocks.push_back({"unpack", "mxfp4", "*", "*", "floor", [](const halfulp_query&) -> adapter::BlockRun {
                              return
                                  [](const halfulp_blocks&) -> std::int32_t { throw std::runtime_error("no device"); };
                            }});
  const Implementation implementation(adapter::expose(std::move(adapter)), "builtin", "builtin:x");
  EXPECT_EQ(run_cells(implementation, smoke("*")).front().error, "failed: no device");
}

class Refusals : public testing::TestWithParam<std::string> {};

TEST_P(Refusals, calls_that_must_be_refused_and_are_not_deviate_as_refusals) {
  const std::string operation = GetParam();
  const auto oracle = oracle_blocks("accepts-" + operation, "ggml_q8_0",
                                    {.accepts_anything = [](const halfulp_blocks&) { return true; }});
  const CellOutcome outcome = run_cells(*oracle, smoke("*", operation)).front();
  ASSERT_EQ(outcome.error, "");
  ASSERT_EQ(outcome.causes.size(), 1u);
  EXPECT_EQ(outcome.causes.front().cause, "refusal");
  EXPECT_EQ(outcome.causes.front().count, outcome.deviating);
  EXPECT_GE(outcome.deviating, 4u);
  std::set<std::string> replies;
  for (const ExampleRecord& example : outcome.causes.front().examples) replies.insert(example.expected);
  EXPECT_TRUE(replies.contains("BAD_BUFFER"));
  EXPECT_EQ(outcome.causes.front().examples.front().actual, "OK");
}

INSTANTIATE_TEST_SUITE_P(Operations, Refusals, testing::Values("quantize", "dequantize", "pack", "unpack"),
                         [](const auto& tested) { return tested.param; });

TEST(BlockRun, a_record_has_the_names_of_the_cell_and_what_was_covered) {
  const auto oracle = oracle_blocks("record", "mxfp4");
  const Selection selection = smoke("mxfp4->float32", "dequantize");
  const auto groups = group_cells(plan_cells({oracle.get()}, standard_formats(), selection), selection);
  ASSERT_EQ(groups.size(), 1u);
  const std::atomic<bool> stop{false};
  const auto outcomes = run_group(groups.front(), stop, [](std::uint64_t) {});
  const CellRecord record = record_of(groups.front().cells.front(), groups.front(), outcomes.front());
  EXPECT_EQ(record.id, "record/dequantize/mxfp4->float32/to_even/floor");
  EXPECT_EQ(record.operation, "dequantize");
  EXPECT_EQ(record.subject, "mxfp4");
  EXPECT_EQ(record.profile, "floor");
  EXPECT_EQ(record.outcome, "conforms");
  ASSERT_EQ(record.domain.size(), 3u);
  EXPECT_EQ(record.domain[0].coverage, "exhaustive");
  EXPECT_EQ(record.domain[0].cases, 128u);
  EXPECT_EQ(record.domain[0].cases + record.domain[1].cases + record.domain[2].cases, record.cases);
}

}  // namespace
}  // namespace halfulp
