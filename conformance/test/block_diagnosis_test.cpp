// Every broken rule is told apart from the others: the oracle under another rule plays the implementation.
#include <gtest/gtest.h>

#include "oracle_blocks.h"

namespace halfulp {
namespace {

struct Broken {
  std::string name;
  Operation operation;
  std::string format, variant;
  std::function<void(BlockRules&)> change;
  std::string cause, sentence;  ///< The beginning of the sentence.
};

void PrintTo(const Broken& broken, std::ostream* out) { *out << broken.name; }

std::function<void(BlockRules&)> set(auto member, auto value) {
  return [=](BlockRules& rules) { rules.*member = value; };
}

const std::vector<Broken> kBroken{
    {"floor_for_rceil", Operation::quantize, "mxfp4", "rceil", set(&BlockRules::scale, ScaleRule::power_floor),
     "scale_rule", "scale rule power_floor ("},
    {"ceil_for_floor", Operation::quantize, "mxfp8_e4m3", "floor", set(&BlockRules::scale, ScaleRule::power_ceil),
     "scale_rule", "scale rule power_ceil ("},
    {"even_for_floor", Operation::quantize, "mxfp6_e2m3", "floor", set(&BlockRules::scale, ScaleRule::power_even),
     "scale_rule", "scale rule power_even ("},
    {"ties_away", Operation::quantize, "mxfp4", "rceil", set(&BlockRules::ties, Ties::away), "ties", "ties away ("},
    {"ties_up_in_nf4", Operation::quantize, "bnb_nf4", "nearest", set(&BlockRules::ties, Ties::up), "ties",
     "ties up ("},
    {"swapped_nibbles", Operation::quantize, "bnb_nf4", "nearest", set(&BlockRules::order, Order::lsb_first), "order",
     "order lsb_first ("},
    {"interleaved_halves", Operation::quantize, "ggml_q4_0", "ggml", set(&BlockRules::order, Order::lsb_first), "order",
     "order lsb_first ("},
    {"reciprocal_for_quotient", Operation::quantize, "fp8_e4m3_row", "quotient",
     set(&BlockRules::normalize, Normalize::reciprocal), "division", "division reciprocal ("},
    {"quotient_for_reciprocal", Operation::quantize, "int8_row", "reciprocal",
     set(&BlockRules::normalize, Normalize::quotient), "division", "division quotient ("},
    {"reciprocal_of_limit", Operation::quantize, "int8_b128", "quotient",
     set(&BlockRules::scale, ScaleRule::absmax_reciprocal), "scale_rule", "scale rule absmax_reciprocal ("},
    {"scale_of_the_block_before", Operation::quantize, "mxfp4", "floor",
     set(&BlockRules::source, ScaleSource::previous), "scale_source", "scale source previous ("},
    {"stale_tail", Operation::quantize, "bnb_nf4", "nearest", set(&BlockRules::tail, Tail::stale), "tail",
     "tail stale ("},
    {"computed_scale_for_stored", Operation::quantize, "ggml_q8_0", "ggml",
     set(&BlockRules::scale_used, ScaleUsed::stored), "scale_used", "scale used stored ("},
    {"flushed_subnormals", Operation::quantize, "bnb_nf4", "nearest", set(&BlockRules::subnormals, Subnormals::flushed),
     "subnormals", "subnormals flushed ("},
    {"dropped_negative_zero", Operation::quantize, "mxfp4", "floor",
     set(&BlockRules::negative_zero, NegativeZero::dropped), "negative_zero", "negative zero dropped ("},
    {"full_integer_range", Operation::quantize, "mxint8", "floor", set(&BlockRules::integers, IntegerRange::full),
     "integer_range", "integer range full ("},
    {"midpoints_for_published", Operation::quantize, "bnb_fp4", "bnb-cuda",
     set(&BlockRules::thresholds, Thresholds::float32_midpoints), "thresholds", "thresholds float32_midpoints ("},
    {"zero_block_not_guarded", Operation::quantize, "bnb_nf4", "nearest",
     set(&BlockRules::zero_scale, ZeroScale::code_zero), "zero_scale", "zero scale code_zero ("},
    {"nan_ignored", Operation::quantize, "mxfp4", "floor", set(&BlockRules::nan_statistic, NanStatistic::ignored),
     "nan_statistic", "nan statistic ignored ("},
    {"nan_to_greatest", Operation::quantize, "bnb_nf4", "bnb-cuda", set(&BlockRules::nan_element, NanElement::greatest),
     "nan_element", "nan element greatest ("},
    {"infinity_to_largest_scale", Operation::quantize, "mxfp4", "floor",
     set(&BlockRules::infinity, InfiniteBlock::scale_largest), "infinity", "infinity scale_largest ("},
    {"tensor_scale_first", Operation::dequantize, "nvfp4", "te", set(&BlockRules::decode, Decode::tensor_first),
     "decode", "decode tensor_first ("},
    {"swapped_when_unpacked", Operation::unpack, "mxfp4", "floor", set(&BlockRules::order, Order::msb_first), "order",
     "order msb_first ("},
    {"swapped_when_packed", Operation::pack, "bnb_fp4", "nearest", set(&BlockRules::order, Order::lsb_first), "order",
     "order lsb_first ("},
    {"swapped_when_dequantized", Operation::dequantize, "mxfp4", "floor", set(&BlockRules::order, Order::msb_first),
     "order", "order msb_first ("},
};

std::vector<CellOutcome> outcomes_of(const Broken& broken, const std::string& suffix) {
  const auto implementation = oracle_blocks("broken-" + broken.name + suffix, broken.format, {.rules = broken.change});
  const bool from_values = broken.operation == Operation::quantize;
  Selection selection{.formats = {from_values ? "float32->" + broken.format : broken.format},
                      .operations = {std::string(name_of(broken.operation))},
                      .roundings = {},
                      .profiles = {broken.variant}};
  return run_cells(*implementation, selection);
}

class BlockDiagnosis : public testing::TestWithParam<Broken> {};

TEST_P(BlockDiagnosis, names_the_rule_that_was_broken) {
  const auto outcomes = outcomes_of(GetParam(), "");
  ASSERT_FALSE(outcomes.empty());
  const CellOutcome& outcome = outcomes.front();  // float32, or the packed codes
  ASSERT_EQ(outcome.error, "");
  ASSERT_GT(outcome.deviating, 0u);
  ASSERT_FALSE(outcome.causes.empty());
  EXPECT_EQ(outcome.causes.front().cause, GetParam().cause);
  EXPECT_EQ(outcome.causes.front().sentence.find(GetParam().sentence), 0u) << outcome.causes.front().sentence;
  EXPECT_EQ(outcome.causes.size(), 1u) << "also: " << outcome.causes.back().cause;
  EXPECT_EQ(outcome.causes.front().count, outcome.deviating) << "every wrong tensor has one cause";
  EXPECT_FALSE(outcome.causes.front().examples.empty());
}

INSTANTIATE_TEST_SUITE_P(Quick, BlockDiagnosis, testing::ValuesIn(kBroken),
                         [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace halfulp
