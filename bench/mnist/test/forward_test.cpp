// From the last layer's values to log-probabilities, answers and scores.
#include "mnist/forward.h"

#include <gmock/gmock.h>

#include <array>
#include <cmath>
#include <limits>
#include <numeric>

#include "mnist/random.h"

namespace halfulp::mnist {
namespace {

using testing::Each;
using testing::ElementsAre;
using Row = std::array<float, kDigits>;

constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();

double sum_of_probabilities(const Row& logs) {
  return std::accumulate(logs.begin(), logs.end(), 0.0,
                         [](double sum, float log) { return sum + std::exp(double{log}); });
}

TEST(FinishLayer, adds_biases_and_clips_at_zero_where_told) {
  const Layer layer{.inputs = 1, .outputs = 3, .weights = {}, .biases = {1.0f, -1.0f, 0.5f}};
  std::array<float, 6> sums{-3, 3, 0, 2, 0, -0.25f};
  std::array<float, 6> clipped = sums;
  finish_layer(layer, After::nothing, sums.data(), 2);
  EXPECT_THAT(sums, ElementsAre(-2, 2, 0.5f, 3, -1, 0.25f));
  finish_layer(layer, After::relu, clipped.data(), 2);
  EXPECT_THAT(clipped, ElementsAre(0, 2, 0.5f, 3, 0, 0.25f));
}

TEST(FinishLayer, keeps_nan) {
  const Layer layer{.inputs = 1, .outputs = 1, .weights = {}, .biases = {1.0f}};
  float value = kNaN;
  finish_layer(layer, After::relu, &value, 1);
  EXPECT_TRUE(std::isnan(value));
}

TEST(LogSoftmax, of_equal_values_is_the_log_of_a_tenth) {
  Row row{};
  log_softmax(row.data(), 1);
  EXPECT_THAT(row, Each(testing::FloatNear(std::log(0.1f), 1e-6f)));
}

TEST(LogSoftmax, of_large_values_stays_finite_and_sums_to_one) {
  for (const float scale : {1.0f, 100.0f, 1e4f, 1e30f, 1e37f}) {
    Row row{3, -3, 2.5f, 0, 1, -1, 2, -2, 0.5f, 2.75f};
    for (float& value : row) value *= scale;
    log_softmax(row.data(), 1);
    EXPECT_THAT(row, Each(testing::Truly([](float log) { return std::isfinite(log) && log <= 0; }))) << scale;
    EXPECT_NEAR(sum_of_probabilities(row), 1.0, 1e-5) << scale;
  }
}

TEST(LogSoftmax, does_not_change_when_all_values_grow_alike) {
  Row low{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, high = low;
  for (float& value : high) value += 1024.0f;
  log_softmax(low.data(), 1);
  log_softmax(high.data(), 1);
  EXPECT_EQ(low, high);
}

TEST(LogSoftmax, takes_every_row_by_itself) {
  std::array<float, 2 * kDigits> rows{};
  rows[kDigits] = 50.0f;
  log_softmax(rows.data(), 2);
  EXPECT_NEAR(rows[0], std::log(0.1f), 1e-6f);
  EXPECT_NEAR(rows[kDigits], 0.0f, 1e-6f);
}

/// Two rows: 3 is likely with -0.1, then 7 with -0.25.
std::vector<float> two_rows() {
  std::vector<float> logs(2 * kDigits, -5.0f);
  logs[3] = -0.1f;
  logs[kDigits + 7] = -0.25f;
  return logs;
}

TEST(Answers, are_the_most_likely_digits) { EXPECT_THAT(answers_of(two_rows()), ElementsAre(3, 7)); }

TEST(Answers, are_the_lower_one_of_equals) {
  std::vector<float> logs = two_rows();
  logs[2] = logs[3];
  EXPECT_THAT(answers_of(logs), ElementsAre(2, 7));
}

TEST(Answers, of_values_that_are_not_numbers_are_0) {
  EXPECT_THAT(answers_of(std::vector<float>(kDigits, kNaN)), ElementsAre(0));
}

TEST(Score, counts_right_answers_and_averages_the_labels_losses) {
  const std::array<std::uint8_t, 2> labels{3, 1};
  const Score score = score_of(two_rows(), labels);
  EXPECT_EQ(score.accuracy, 50.0);
  EXPECT_NEAR(score.loss, (0.1 + 5.0) / 2, 1e-6);
}

/// The same from the definition, in double.
std::vector<double> plain_log_probabilities(const Network& network, std::span<const float> image) {
  std::vector<double> values(image.begin(), image.end());
  for (const Layer& layer : network.layers) {
    std::vector<double> next(layer.outputs);
    for (std::size_t i = 0; i < layer.outputs; ++i) {
      const auto weights = layer.weights.begin() + static_cast<std::ptrdiff_t>(i * layer.inputs);
      next[i] = std::inner_product(values.begin(), values.end(), weights, double{layer.biases[i]});
      if (&layer != &network.layers.back()) next[i] = std::max(next[i], 0.0);
    }
    values = next;
  }
  double sum = 0;
  for (const double value : values) sum += std::exp(value);
  for (double& value : values) value -= std::log(sum);
  return values;
}

TEST(LogProbabilities, are_those_of_the_definition) {
  const Network network = initial_network(5);
  Random random(5, Stream::shuffles);
  std::vector<float> images(3 * kPixels);
  for (float& pixel : images) pixel = random.symmetric(2.0f);
  const std::vector<float> got = log_probabilities(network, images);
  ASSERT_EQ(got.size(), 3 * kDigits);
  for (std::size_t i = 0; i < 3; ++i) {
    const auto wanted = plain_log_probabilities(network, std::span(images).subspan(i * kPixels, kPixels));
    for (std::size_t digit = 0; digit < kDigits; ++digit) {
      EXPECT_NEAR(got[i * kDigits + digit], wanted[digit], 1e-5) << i << ", " << digit;
    }
  }
}

}  // namespace
}  // namespace halfulp::mnist
