// Statistics that are merged in any order are those of a look from first to last.
#include "cuda/block/statistic.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>
#include <vector>

namespace halfulp::cuda::block {
namespace {

constexpr std::uint64_t kCount = 96;

/// Numbers that are equal to others up to their sign, with zeros of both signs and a NaN.
std::vector<float> values_with_equals(std::uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<float> values(kCount);
  for (float& x : values)
    x = static_cast<float>(static_cast<int>(random() % 5) - 2) * (random() % 2 == 0 ? 1.0f : -1.0f);
  values[random() % kCount] = std::numeric_limits<float>::quiet_NaN();
  return values;
}

/// The statistic of the values at `lane`, lane + lanes and so on.
Statistic seen_from(const Rules& rules, const std::vector<float>& values, std::uint64_t lane, std::uint64_t lanes) {
  Statistic statistic;
  for (std::uint64_t i = lane; i < values.size(); i += lanes) observe(rules, values[i], i, statistic);
  return statistic;
}

/// Lanes merged as threads do it: halves of them, again and again.
Statistic merged(const Rules& rules, const std::vector<float>& values, std::uint64_t lanes) {
  std::vector<Statistic> all;
  for (std::uint64_t lane = 0; lane < lanes; ++lane) all.push_back(seen_from(rules, values, lane, lanes));
  for (std::uint64_t half = lanes / 2; half != 0; half /= 2) {
    for (std::uint64_t lane = 0; lane < half; ++lane) merge(rules, all[lane], all[lane + half]);
  }
  return all[0];
}

/// What a look from first to last sees: of equal values the first one.
Statistic in_order(const std::vector<float>& values) {
  Statistic statistic;
  for (const float x : values) {
    if (magnitude(x) > statistic.absmax) {
      statistic.absmax = magnitude(x);
      statistic.largest.value = x;
    }
    if (x < statistic.least.value) statistic.least.value = x;
    if (x > statistic.greatest.value) statistic.greatest.value = x;
  }
  return statistic;
}

TEST(MergedStatistics, have_the_first_one_of_equal_values) {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    const std::vector<float> values = values_with_equals(seed);
    const Statistic expected = in_order(values);
    for (const std::uint64_t lanes : {1, 2, 8, 32, 128}) {
      const Statistic largest = merged({.scale = ScaleRule::largest_over_least}, values, lanes);
      ASSERT_EQ(bits_of(largest.absmax), bits_of(expected.absmax)) << seed;
      ASSERT_EQ(bits_of(largest.largest.value), bits_of(expected.largest.value)) << seed;
      const Statistic range = merged({.scale = ScaleRule::range_over_limit}, values, lanes);
      ASSERT_EQ(bits_of(range.least.value), bits_of(expected.least.value)) << seed;
      ASSERT_EQ(bits_of(range.greatest.value), bits_of(expected.greatest.value)) << seed;
    }
  }
}

TEST(MergedStatistics, have_a_NaN_wherever_it_was_if_it_propagates) {
  const std::vector<float> values = values_with_equals(1);
  const Rules ignoring{.nan_statistic = cpu::block::NanStatistic::ignored};
  for (const std::uint64_t lanes : {1, 2, 8, 32, 128}) {
    EXPECT_GT(bits_of(merged({}, values, lanes).absmax), kInfinityBits);
    EXPECT_EQ(merged(ignoring, values, lanes).absmax, 2);
  }
}

TEST(MergedSums, have_the_same_mean_in_any_order) {
  const Rules rules{.scale = ScaleRule::absmean};
  std::mt19937 random(1);
  for (int round = 0; round < 200; ++round) {
    std::vector<float> values(kCount);
    for (float& x : values) x = float_of(static_cast<std::uint32_t>(random()) % 0x7F000000);
    const double count = kCount;
    const float expected = seen_from(rules, values, 0, 1).magnitudes.mean(count);
    ASSERT_EQ(merged(rules, values, 32).magnitudes.mean(count), expected);
  }
}

}  // namespace
}  // namespace halfulp::cuda::block
