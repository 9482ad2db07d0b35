// Samples in a few numbers.
#include "result/spread.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace halfulp {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

TEST(Spread, quartiles_lie_linearly_between_samples) {
  const Quartiles quartiles = quartiles_of({4, 1, 3, 2}).value();
  EXPECT_DOUBLE_EQ(quartiles.q1, 1.75);
  EXPECT_DOUBLE_EQ(quartiles.median, 2.5);
  EXPECT_DOUBLE_EQ(quartiles.q3, 3.25);
  EXPECT_DOUBLE_EQ(quartiles_of({7}).value().q3, 7);
}

TEST(Spread, there_are_no_quartiles_of_nothing_or_of_what_is_no_number) {
  EXPECT_FALSE(quartiles_of({}));
  EXPECT_FALSE(quartiles_of({1, kInfinity}));
  EXPECT_FALSE(quartiles_of({1, std::numeric_limits<double>::quiet_NaN(), 2}));
}

TEST(Spread, the_standard_deviation_is_that_of_a_sample) {
  const MeanSpread spread = mean_spread_of({1, 2, 3, 4});
  EXPECT_DOUBLE_EQ(spread.mean, 2.5);
  EXPECT_DOUBLE_EQ(spread.deviation, std::sqrt(5.0 / 3));
  EXPECT_EQ(mean_spread_of({3}).deviation, 0);
  EXPECT_EQ(mean_spread_of({}).mean, 0);
}

TEST(Spread, sets_are_pooled_by_their_degrees_of_freedom) {
  EXPECT_DOUBLE_EQ(pooled_deviation({3, 0, 1}, {5, 9, 2}).value(), std::sqrt((2 * 1.0 + 4 * 4.0) / 6));
  EXPECT_DOUBLE_EQ(pooled_deviation({1, 0, 0}, {2, 9, 2}).value(), 2);
  EXPECT_FALSE(pooled_deviation({1, 0, 0}, {1, 9, 0}));
  EXPECT_FALSE(pooled_deviation({0, 0, 0}, {5, 9, 1}));
}

}  // namespace
}  // namespace halfulp
