// The axes: every member of the rules is one, and every enumerator is a position under its own name.
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "block/block_registry.h"
#include "block/rules.h"

namespace halfulp {
namespace {

/// The compiler's name for an enumerator; a number in parentheses where there is none.
template <auto value>
constexpr std::string_view spelled() {
  const std::string_view text = __PRETTY_FUNCTION__;
  const std::string_view start = text.substr(text.find("value = ") + 8);
  const std::string_view name = start.substr(0, start.find_first_of(";]"));
  return name.starts_with('(') ? name : name.substr(name.rfind(':') + 1);
}

template <class Enum, int... positions>
std::vector<std::string_view> enumerators(std::integer_sequence<int, positions...>) {
  std::vector<std::string_view> names;
  const auto add = [&](std::string_view name) {
    if (!name.starts_with('(')) names.push_back(name);
  };
  (add(spelled<static_cast<Enum>(positions)>()), ...);
  return names;
}

template <class Enum>
void expect_positions(std::string_view axis_name, Enum BlockRules::*member) {
  for (const Axis& axis : axes()) {
    if (axis.name != axis_name) continue;
    std::vector<std::string_view> positions;
    for (const AxisValue& value : axis.values) positions.push_back(value.name);
    EXPECT_EQ(positions, enumerators<Enum>(std::make_integer_sequence<int, 32>{})) << axis_name;
    BlockRules rules;
    axis.set(rules, 1);
    EXPECT_EQ(static_cast<int>(rules.*member), 1) << axis_name;
    return;
  }
  ADD_FAILURE() << "no axis " << axis_name;
}

TEST(Axes, have_every_enumerator_as_a_position_under_its_own_name) {
  expect_positions("order", &BlockRules::order);
  expect_positions("scale_rule", &BlockRules::scale);
  expect_positions("division", &BlockRules::normalize);
  expect_positions("scale_used", &BlockRules::scale_used);
  expect_positions("ties", &BlockRules::ties);
  expect_positions("thresholds", &BlockRules::thresholds);
  expect_positions("zero_scale", &BlockRules::zero_scale);
  expect_positions("nan_statistic", &BlockRules::nan_statistic);
  expect_positions("nan_element", &BlockRules::nan_element);
  expect_positions("infinite_element", &BlockRules::infinite_element);
  expect_positions("infinity", &BlockRules::infinity);
  expect_positions("subnormals", &BlockRules::subnormals);
  expect_positions("negative_zero", &BlockRules::negative_zero);
  expect_positions("integer_range", &BlockRules::integers);
  expect_positions("tail", &BlockRules::tail);
  expect_positions("scale_source", &BlockRules::source);
  expect_positions("decode", &BlockRules::decode);
  expect_positions("nan_scale", &BlockRules::nan_scale);
  expect_positions("zero_sign", &BlockRules::zero_sign);
  EXPECT_EQ(axes().size(), 19u);
}

TEST(Axes, give_back_the_position_they_are_set_to_and_change_nothing_else) {
  for (const Axis& axis : axes()) {
    for (int position = 0; position < static_cast<int>(axis.values.size()); ++position) {
      BlockRules rules;
      axis.set(rules, position);
      EXPECT_EQ(axis.get(rules), position) << axis.name;
      axis.set(rules, axis.get(BlockRules{}));
      EXPECT_EQ(rules, BlockRules{}) << axis.name;
    }
  }
}

TEST(Axes, and_positions_have_names_of_their_own_and_a_meaning) {
  std::set<std::string_view> names;
  for (const Axis& axis : axes()) {
    EXPECT_TRUE(names.insert(axis.name).second) << axis.name;
    std::set<std::string_view> positions, meanings;
    for (const AxisValue& value : axis.values) {
      EXPECT_TRUE(positions.insert(value.name).second) << axis.name << " " << value.name;
      EXPECT_TRUE(meanings.insert(value.meaning).second) << axis.name << " " << value.name;
      EXPECT_FALSE(value.meaning.empty()) << axis.name << " " << value.name;
    }
  }
}

TEST(Ties, are_named_as_in_cells) {
  EXPECT_EQ(name_of(Ties::to_even), "to_even");
  EXPECT_EQ(name_of(Ties::half_added), "half_added");
}

TEST(StandardBlocks, are_found_by_name_and_alias_in_any_case) {
  ASSERT_NE(block_called("MXFP8"), nullptr);
  EXPECT_EQ(block_called("MXFP8")->name, "mxfp8_e4m3");
  EXPECT_EQ(block_called("bnb_nf4_b64"), block_called("bnb_nf4"));
  EXPECT_EQ(block_called("bnb_nf4_b128")->tile.columns, 128u);
  EXPECT_EQ(block_called("nf4"), nullptr);
  EXPECT_EQ(block_called(""), nullptr);
}

TEST(StandardBlocks, have_variants_found_by_name_in_any_case) {
  const BlockSpec& mxfp4 = *block_called("mxfp4");
  ASSERT_NE(variant_called(mxfp4, "RCEIL"), nullptr);
  EXPECT_EQ(variant_called(mxfp4, "RCEIL")->rules.scale, ScaleRule::power_round_up);
  EXPECT_EQ(variant_called(mxfp4, "gptq"), nullptr);
}

TEST(StandardBlocks, are_all_there) {
  std::size_t variants = 0;
  for (const BlockSpec& spec : standard_blocks()) variants += spec.variants.size();
  EXPECT_EQ(standard_blocks().size(), 8 + 8 + 7 + 2 + 1 + 6 + 1 + 10 + 12u);
  EXPECT_GT(variants, standard_blocks().size());
}

}  // namespace
}  // namespace halfulp
