// How weights are spread: a network small enough for a sheet of paper, and one of the usual shape.
#include "accuracy/weight_spread.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>

namespace halfulp::accuracy {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Two rows of 34 weights, of which six are not zero; then two weights, and one that is zero.
mnist::SavedNetwork small_network() {
  std::vector<float> weights(68);
  weights[0] = 1;
  weights[1] = -0.5f;
  weights[2] = 0.25f;
  weights[32] = 0.125f;
  weights[33] = -0.0625f;
  weights[34] = -0.75f;  // of the second row, which begins a block
  return {7, {{{{34, 2, weights, {0, 0}}, {1, 2, {2, -0.03125f}, {0, 0}}, {1, 1, {0}, {0}}}}}};
}

WeightsRecord spread_called(const mnist::SavedNetwork& saved, const std::string& id) {
  const std::vector<WeightsRecord> records = weight_spread(saved);
  const auto found = std::ranges::find(records, id, &WeightsRecord::id);
  if (found == records.end()) ADD_FAILURE() << "no " << id;
  return found == records.end() ? WeightsRecord{} : *found;
}

using Bins = std::map<std::size_t, std::uint64_t>;

/// The bins that are not empty.
Bins bins_of(const WeightsRecord& record) {
  Bins bins;
  for (std::size_t i = 0; i < record.counts.size(); ++i) {
    if (record.counts[i] != 0) bins[i] = record.counts[i];
  }
  return bins;
}

TEST(WeightSpread, of_weights_as_they_are_reaches_from_minus_to_plus_the_largest_magnitude) {
  const WeightsRecord record = spread_called(small_network(), "mnist/7/34x2/0");
  EXPECT_EQ(record.low, -1);
  EXPECT_EQ(record.high, 1);
  ASSERT_EQ(record.counts.size(), 96u);
  // 48 bins to 1: -0.75 is in 12, -0.5 in 24, -0.0625 in 45, 0.125 in 54, 0.25 in 60, and 1 in the last.
  EXPECT_EQ(bins_of(record), (Bins{{12, 1}, {24, 1}, {45, 1}, {48, 62}, {54, 1}, {60, 1}, {95, 1}}));
  EXPECT_EQ(record.zeros, 62u);
  // 2^-4: 0.0625. 2^-3: 0.125. 2^-2: 0.25. 2^-1: 0.5 and 0.75. 2^0: 1.
  EXPECT_EQ(record.lowest_exponent, -4);
  EXPECT_THAT(record.binades, ElementsAre(1, 1, 1, 2, 1));
}

TEST(WeightSpread, of_blocks_is_of_quotients_by_the_largest_of_so_many_in_a_row) {
  const WeightsRecord record = spread_called(small_network(), "mnist/7/34x2/32");
  EXPECT_EQ(record.low, -1);
  EXPECT_EQ(record.high, 1);
  ASSERT_EQ(record.counts.size(), 128u);
  // Blocks: 1, -1/2, 1/4, 29 zeros; 0.125 and -0.0625, which become 1 and -1/2; -0.75, which becomes -1, and 31 zeros;
  // two zeros. 64 bins to 1.
  EXPECT_EQ(bins_of(record), (Bins{{0, 1}, {32, 2}, {64, 62}, {80, 1}, {127, 2}}));
  EXPECT_EQ(record.zeros, 62u);
  EXPECT_EQ(record.lowest_exponent, -2);
  EXPECT_THAT(record.binades, ElementsAre(1, 2, 3));
}

TEST(WeightSpread, a_row_that_is_shorter_than_a_block_is_one_and_ends_with_the_row) {
  const WeightsRecord record = spread_called(small_network(), "mnist/7/34x2/64");
  EXPECT_EQ(bins_of(record), (Bins{{0, 1}, {32, 1}, {60, 1}, {64, 62}, {72, 1}, {80, 1}, {127, 1}}));
  EXPECT_EQ(record.lowest_exponent, -4);
  EXPECT_THAT(record.binades, ElementsAre(1, 1, 1, 1, 2));
}

TEST(WeightSpread, of_all_matrices_has_the_range_of_the_widest) {
  const WeightsRecord record = spread_called(small_network(), "mnist/7/all/0");
  EXPECT_EQ(record.low, -2);
  EXPECT_EQ(record.high, 2);
  // 24 bins to 1, and -0.03125 and 2 of the second matrix.
  EXPECT_EQ(bins_of(record), (Bins{{30, 1}, {36, 1}, {46, 1}, {47, 1}, {48, 63}, {51, 1}, {54, 1}, {72, 1}, {95, 1}}));
  EXPECT_EQ(record.zeros, 63u);
  EXPECT_EQ(record.lowest_exponent, -5);
  EXPECT_THAT(record.binades, ElementsAre(1, 1, 1, 1, 2, 1, 1));
}

TEST(WeightSpread, of_zeros_has_bins_and_no_binades) {
  for (const char* id : {"mnist/7/1x1/0", "mnist/7/1x1/32"}) {
    const WeightsRecord record = spread_called(small_network(), id);
    EXPECT_EQ(record.low, -1) << id;
    EXPECT_EQ(record.high, 1);
    EXPECT_EQ(bins_of(record), (Bins{{record.counts.size() / 2, 1}}));
    EXPECT_EQ(record.zeros, 1u);
    EXPECT_EQ(record.lowest_exponent, 0);
    EXPECT_THAT(record.binades, IsEmpty());
  }
}

TEST(WeightSpread, the_smallest_of_float32_has_its_binade) {
  mnist::SavedNetwork saved = small_network();
  saved.network.layers[1].weights = {std::numeric_limits<float>::denorm_min(), 1};
  const WeightsRecord record = spread_called(saved, "mnist/7/1x2/0");
  EXPECT_EQ(record.lowest_exponent, -149);
  EXPECT_EQ(record.binades.size(), 150u);
  EXPECT_EQ(record.binades.front() + record.binades.back(), 2u);
}

TEST(WeightSpread, every_weight_is_in_one_bin_and_in_one_binade_or_zero) {
  const std::vector<WeightsRecord> records = weight_spread({1, mnist::initial_network(1)});
  std::vector<std::string> ids;
  for (const WeightsRecord& record : records) ids.push_back(record.id());
  EXPECT_THAT(ids, ElementsAre("mnist/1/784x128/0", "mnist/1/128x64/0", "mnist/1/64x10/0", "mnist/1/all/0",
                               "mnist/1/784x128/32", "mnist/1/128x64/32", "mnist/1/64x10/32", "mnist/1/all/32",
                               "mnist/1/784x128/64", "mnist/1/128x64/64", "mnist/1/64x10/64", "mnist/1/all/64"));
  const std::vector<std::uint64_t> weights{784 * 128, 128 * 64, 64 * 10, 784 * 128 + 128 * 64 + 64 * 10};
  for (std::size_t i = 0; i < records.size(); ++i) {
    const auto sum = [](const std::vector<std::uint64_t>& counts) {
      return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
    };
    EXPECT_EQ(sum(records[i].counts), weights[i % 4]) << ids[i];
    EXPECT_EQ(sum(records[i].binades) + records[i].zeros, weights[i % 4]) << ids[i];
  }
}

}  // namespace
}  // namespace halfulp::accuracy
