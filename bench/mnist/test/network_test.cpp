// What is drawn at random: the first weights and the order of the images.
#include "mnist/network.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "mnist/random.h"
#include "mnist/shuffle.h"

namespace halfulp::mnist {
namespace {

TEST(Random, numbers_are_the_same_on_every_machine) {
  Random random(1, Stream::weights);
  EXPECT_EQ(random.next(), 0x4181b152fb77616f);
  EXPECT_EQ(random.next(), 0x169c646d52269d62);
}

TEST(Random, streams_of_one_seed_differ) {
  EXPECT_NE(Random(1, Stream::weights).next(), Random(1, Stream::shuffles).next());
}

TEST(Random, small_counts_come_out_evenly) {
  Random random(7, Stream::weights);
  std::array<int, 3> times{};
  for (int i = 0; i < 30000; ++i) ++times.at(random.below(3));
  // Five standard deviations: sqrt(30000 * 1/3 * 2/3) = 82.
  for (const int each : times) EXPECT_NEAR(each, 10000, 410);
}

TEST(InitialNetwork, has_the_widths_of_the_article) {
  const Network network = initial_network(1);
  for (std::size_t i = 0; i < kLayers; ++i) {
    EXPECT_EQ(network.layers[i].inputs, kWidths[i]);
    EXPECT_EQ(network.layers[i].outputs, kWidths[i + 1]);
    EXPECT_EQ(network.layers[i].weights.size(), kWidths[i] * kWidths[i + 1]);
    EXPECT_EQ(network.layers[i].biases.size(), kWidths[i + 1]);
  }
}

TEST(InitialNetwork, fills_the_interval_that_the_number_of_inputs_gives) {
  const Network network = initial_network(1);
  for (const Layer& layer : network.layers) {
    const float bound = 1.0f / std::sqrt(static_cast<float>(layer.inputs));
    const auto [least, most] = std::minmax_element(layer.weights.begin(), layer.weights.end());
    EXPECT_GE(*least, -bound);
    EXPECT_LT(*least, -0.95f * bound);
    EXPECT_LE(*most, bound);
    EXPECT_GT(*most, 0.95f * bound);
    for (const float bias : layer.biases) EXPECT_LE(std::fabs(bias), bound);
    // A uniform distribution over (-b, b) has the variance b^2 / 3.
    const auto count = static_cast<double>(layer.weights.size());
    const double squares = std::inner_product(layer.weights.begin(), layer.weights.end(), layer.weights.begin(), 0.0);
    EXPECT_NEAR(squares / count, bound * bound / 3, bound * bound / 3 * 0.15);
    EXPECT_NEAR(std::accumulate(layer.weights.begin(), layer.weights.end(), 0.0) / count, 0.0, bound * 0.1);
  }
}

TEST(InitialNetwork, follows_from_the_seed) {
  EXPECT_EQ(initial_network(3), initial_network(3));
  EXPECT_NE(initial_network(3), initial_network(4));
}

TEST(Shuffle, keeps_every_number) {
  std::vector<std::uint32_t> numbers(1000), all(1000);
  std::iota(all.begin(), all.end(), 0u);
  numbers = all;
  Random random(1, Stream::shuffles);
  shuffle(numbers, random);
  EXPECT_NE(numbers, all);
  EXPECT_THAT(numbers, testing::UnorderedElementsAreArray(all));
}

TEST(Shuffle, gives_another_order_every_time) {
  std::vector<std::uint32_t> first(100);
  std::iota(first.begin(), first.end(), 0u);
  std::vector<std::uint32_t> second = first;
  Random random(1, Stream::shuffles);
  shuffle(first, random);
  shuffle(second, random);
  EXPECT_NE(first, second);
}

TEST(Shuffle, gives_every_order_equally_often) {
  Random random(1, Stream::shuffles);
  std::array<int, 6> times{};
  for (int i = 0; i < 60000; ++i) {
    std::array<std::uint32_t, 3> numbers{0, 1, 2};
    shuffle(numbers, random);
    ++times.at(2 * numbers[0] + (numbers[1] > numbers[2] ? 1 : 0));
  }
  // Five standard deviations: sqrt(60000 * 1/6 * 5/6) = 91.
  for (const int each : times) EXPECT_NEAR(each, 10000, 456);
}

}  // namespace
}  // namespace halfulp::mnist
