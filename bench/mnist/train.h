// Stochastic gradient descent as the article trains: learning rate 0.01, momentum 0.5, batches of 64, shuffled.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "mnist/digits.h"
#include "mnist/network.h"

namespace halfulp::mnist {

struct Epoch {
  double accuracy = 0;  ///< Percent of the test images.
  double loss = 0;      ///< Mean negative log-probability of the test images' labels.
  double seconds = 0;   ///< Training alone.
};

struct Training {
  std::uint64_t seed = 0;
  Network network;
  std::vector<Epoch> epochs;
};

/// Trains one network on one thread: the same seed gives the same network, whatever else runs. Calls `on_images` with
/// the number of images seen since the last call; when that returns false, throws Stopped.
struct Stopped {};
Training train(const DataSet& data, std::uint64_t seed, int epochs, const std::function<bool(std::size_t)>& on_images);

}  // namespace halfulp::mnist
