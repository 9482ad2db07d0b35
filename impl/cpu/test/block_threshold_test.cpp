// Thresholds that take part in a comparison of float32: the greatest one below what is exact.
#include <gtest/gtest.h>

#include <cmath>

#include "cpu/block/element_table.h"

namespace halfulp::cpu::test {
namespace {

using block::threshold_at;
using block::TieGoes;

const float kBelowOne = std::nextafter(1.0f, 0.0f);

TEST(BlockThreshold, a_tie_that_goes_down_is_on_the_threshold_and_one_that_goes_up_above_it) {
  EXPECT_EQ(threshold_at(0.25, 4, TieGoes::down), 1);
  EXPECT_EQ(threshold_at(0.25, 4, TieGoes::up), kBelowOne);
}

TEST(BlockThreshold, a_midpoint_between_two_float32_has_no_ties) {
  const double between = (1.0 + kBelowOne) / 2;
  EXPECT_EQ(threshold_at(between, 1, TieGoes::down), kBelowOne);
  EXPECT_EQ(threshold_at(between, 1, TieGoes::up), kBelowOne);
}

TEST(BlockThreshold, what_a_product_loses_in_double_decides_too) {
  const double third = 1.0 / 3, fifth = 1.0 / 5;  // a little below a third, a little above a fifth
  EXPECT_EQ(threshold_at(third, 3, TieGoes::down), kBelowOne);
  EXPECT_EQ(threshold_at(fifth, 5, TieGoes::down), 1);
  EXPECT_EQ(threshold_at(fifth, 5, TieGoes::up), 1);
}

TEST(BlockThreshold, below_the_normal_range_float32_are_farther_apart) {
  EXPECT_EQ(threshold_at(0.75, 0x1p-149f, TieGoes::down), 0);
  EXPECT_EQ(threshold_at(0.5, 0x1.8p-148f, TieGoes::down), 0x1p-149f);
  EXPECT_EQ(threshold_at(-0.5, 0x1p-149f, TieGoes::down), -0x1p-149f);
}

}  // namespace
}  // namespace halfulp::cpu::test
