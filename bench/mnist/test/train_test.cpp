// Training: what a seed decides, what it does not depend on, and that it helps.
#include "mnist/train.h"

#include <gtest/gtest.h>

#include <thread>

#include "mnist/forward.h"
#include "mnist/test/made_digits.h"

namespace halfulp::mnist {
namespace {

bool go_on(std::size_t) { return true; }

/// 7 whole batches and one of 32 to train on.
DataSet small_data() { return {made_digits(480, 1), made_digits(100, 2)}; }

TEST(Training, of_equal_seeds_gives_equal_networks) {
  const DataSet data = small_data();
  const Training once = train(data, 3, 2, go_on), again = train(data, 3, 2, go_on);
  EXPECT_EQ(once.network, again.network);
  EXPECT_EQ(once.epochs.back().loss, again.epochs.back().loss);
}

TEST(Training, of_equal_seeds_gives_equal_networks_at_the_same_time_too) {
  const DataSet data = small_data();
  const Network alone = train(data, 3, 2, go_on).network;
  std::vector<Training> beside(3);
  {
    std::vector<std::jthread> threads;
    for (Training& training : beside) threads.emplace_back([&] { training = train(data, 3, 2, go_on); });
  }
  for (const Training& training : beside) EXPECT_EQ(training.network, alone);
}

TEST(Training, of_different_seeds_gives_different_networks) {
  const DataSet data = small_data();
  EXPECT_NE(train(data, 3, 1, go_on).network, train(data, 4, 1, go_on).network);
}

TEST(Training, sees_every_image_once_an_epoch_and_keeps_the_short_batch) {
  std::vector<std::size_t> sizes;
  train(small_data(), 1, 1, [&](std::size_t count) {
    sizes.push_back(count);
    return true;
  });
  EXPECT_EQ(sizes, (std::vector<std::size_t>{64, 64, 64, 64, 64, 64, 64, 32}));
}

TEST(Training, lowers_the_loss_until_made_digits_are_told_apart) {
  const DataSet data = small_data();
  const Score before = score_of(log_probabilities(initial_network(1), data.test.images), data.test.labels);
  const Training training = train(data, 1, 8, go_on);
  ASSERT_EQ(training.epochs.size(), 8u);
  EXPECT_LT(training.epochs.front().loss, before.loss);
  EXPECT_LT(training.epochs.back().loss, 0.5 * training.epochs.front().loss);
  EXPECT_GT(training.epochs.back().accuracy, 95.0);
  EXPECT_EQ(training.seed, 1u);
}

TEST(Training, reports_the_score_of_the_network_it_returns) {
  const DataSet data = small_data();
  const Training training = train(data, 1, 1, go_on);
  const Score score = score_of(log_probabilities(training.network, data.test.images), data.test.labels);
  EXPECT_EQ(training.epochs.back().accuracy, score.accuracy);
  EXPECT_EQ(training.epochs.back().loss, score.loss);
  EXPECT_GT(training.epochs.back().seconds, 0.0);
}

TEST(Training, stops_when_told_to) {
  std::size_t calls = 0;
  EXPECT_THROW(train(small_data(), 1, 4, [&](std::size_t) { return ++calls < 3; }), Stopped);
  EXPECT_EQ(calls, 3u);
}

}  // namespace
}  // namespace halfulp::mnist
