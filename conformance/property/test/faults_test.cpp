// Every property fails on an implementation that breaks it, and shows a small tensor.
#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <vector>

#include "property/broken_adapter.h"
#include "property/run_property.h"

namespace halfulp::property {
namespace {

/// A property, a fault that breaks it in a family, and how many values are enough to show it.
struct FaultRow {
  std::string property, family, fault;
  std::size_t enough = 1;
};
void PrintTo(const FaultRow& row, std::ostream* out) { *out << row.fault; }

const std::vector<FaultRow> kRows{
    {"codes_and_scales_are_those_of_the_rules", "mx", "ties=away", 2},
    {"codes_and_scales_are_those_of_the_rules", "bnb_nf4", "order=lsb_first", 2},
    {"values_are_what_codes_stand_for", "mx", "adds_an_ulp", 1},
    {"the_error_stays_within_its_bound", "mx", "scale_source=previous", 33},
    {"a_second_round_trip_changes_nothing", "mx", "swaps_neighbours", 2},
    {"opposite_values_come_back_opposite", "mx", "ties=up", 2},
    {"greater_values_come_back_no_smaller", "mx", "swaps_neighbours", 2},
    {"the_order_within_a_block_does_not_matter", "mx", "swaps_neighbours", 3},
    {"values_times_a_power_of_two_come_back_times_it", "mx", "adds_an_ulp", 1},
    {"a_block_does_not_depend_on_others", "mx", "scale_source=previous", 33},
    {"a_prefix_of_blocks_is_quantized_alike", "mx", "looks_ahead", 33},
    {"a_short_block_is_quantized_as_if_zeros_followed", "mx", "tail=stale", 34},
    {"unpacking_undoes_packing", "bnb_nf4", "order=lsb_first", 2},
    {"narrower_values_are_quantized_as_their_float32", "mx", "reads_half", 2},
    {"a_block_of_zeros_comes_back_as_zeros", "mx", "zero_becomes_one", 1},
    {"no_value_comes_back_beyond_the_largest", "bnb_nf4", "adds_an_ulp", 1},
    {"bad_calls_are_refused_and_nothing_is_written", "mx", "takes_any_buffer", 1},
    {"bad_calls_are_refused_and_nothing_is_written", "mx", "writes_then_refuses", 1},
    {"our_implementations_give_the_same_bytes", "mx", "ties=away", 2},
};

/// The test of a property of the vector implementation, which all properties are about.
PropertyTest test_of(const std::string& property, const std::string& family) {
  static const auto subject = open_subject("builtin:cpu");
  for (PropertyTest& test : plan_tests(*subject)) {
    if (test.name == property && test.suite.starts_with(family + "/")) return test;
  }
  throw std::invalid_argument("no test of " + property + " in " + family);
}

Settings settings_with(int cases) { return {.seed = 11, .cases = cases, .implementations = {}, .rapidcheck = ""}; }

class Faults : public testing::TestWithParam<FaultRow> {};

TEST_P(Faults, are_caught_and_shown_on_a_small_tensor) {
  const FaultRow& row = GetParam();
  const auto broken = open_subject("broken:" + row.fault);
  PropertyTest test = test_of(row.property, row.family);
  test.subject = broken.get();
  const Outcome outcome = run_test(test, settings_with(1000));
  EXPECT_FALSE(outcome.failure.empty());
  EXPECT_FALSE(outcome.reproduce.empty());
  EXPECT_LE(outcome.elements, row.enough) << outcome.failure;
}

INSTANTIATE_TEST_SUITE_P(, Faults, testing::ValuesIn(kRows), [](const auto& parameter) {
  std::string name = parameter.param.fault + "_breaks_" + parameter.param.property;
  std::ranges::replace(name, '=', '_');
  return name;
});

TEST(FaultRows, break_every_property) {
  for (const Property& property : properties()) {
    EXPECT_TRUE(std::ranges::any_of(kRows, [&](const FaultRow& row) { return row.property == property.name; }))
        << property.name;
  }
}

TEST(FaultRows, use_every_fault) {
  for (const Fault& fault : faults()) {
    EXPECT_TRUE(std::ranges::any_of(kRows, [&](const FaultRow& row) { return row.fault == fault.name; })) << fault.name;
  }
}

TEST(Counterexamples, are_missed_where_a_property_holds) {
  PropertyTest test = test_of("opposite_values_come_back_opposite", "mx");
  test.stand = Stand::fails;
  test.plan.schemes.resize(1);
  const Outcome outcome = run_test(test, settings_with(10));
  EXPECT_NE(outcome.failure.find("no counterexample"), std::string::npos);
}

TEST(Properties, that_compare_nothing_fail) {
  PropertyTest test = test_of("unpacking_undoes_packing", "ggml");
  test.property = &property_called("a_short_block_is_quantized_as_if_zeros_followed");
  const Outcome outcome = run_test(test, settings_with(20));
  EXPECT_EQ(outcome.failure, "nothing was compared in 20 cases");
}

/// What a subject says when a deviation is at work on one tensor.
std::string misbehaviour(Deviation deviation) {
  const halfulp_adapter* face = adapter::expose(oracle_adapter("scribbler", std::move(deviation)));
  const Subject subject(std::make_unique<Implementation>(face, "builtin", "scribbler"));
  const PropertyTest test = test_of("unpacking_undoes_packing", "mx");
  RandomStream random(1, 1);
  DrawPlan plan = test.plan;
  plan.focus = Focus::several_blocks;
  const Sample sample = draw_sample(plan, random);
  try {
    subject.quantize(sample.scheme, sample.values);
  } catch (const Misbehaviour& complaint) {
    return complaint.what();
  }
  return "";
}

TEST(Subjects, are_told_from_scribblers) {
  EXPECT_EQ(misbehaviour({}), "");
  Deviation past;
  past.status = [](const BlockQuestion&, const halfulp_blocks& blocks, std::int32_t status) {
    static_cast<std::uint8_t*>(blocks.codes)[blocks.code_bytes] = 0;
    return status;
  };
  EXPECT_NE(misbehaviour(past).find("wrote beside codes"), std::string::npos);
  Deviation to_operand;
  to_operand.status = [](const BlockQuestion&, const halfulp_blocks& blocks, std::int32_t status) {
    static_cast<std::uint8_t*>(blocks.values)[0] ^= 1;
    return status;
  };
  EXPECT_NE(misbehaviour(to_operand).find("wrote to an operand, values"), std::string::npos);
  Deviation refusing;
  refusing.status = [](const BlockQuestion&, const halfulp_blocks&, std::int32_t) {
    return std::int32_t{HALFULP_BAD_SHAPE};
  };
  EXPECT_NE(misbehaviour(refusing).find("returned the status 3"), std::string::npos);
}

TEST(Subjects, that_do_not_exist_are_told_by_name) {
  EXPECT_THROW(open_subject("broken:tea"), LoadError);
  EXPECT_THROW(open_subject("broken:ties=tea"), LoadError);
  EXPECT_THROW(open_subject("builtin:tea"), LoadError);
}

}  // namespace
}  // namespace halfulp::property
