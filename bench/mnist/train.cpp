#include "mnist/train.h"

#include <algorithm>
#include <chrono>
#include <numeric>

#include "mnist/descent.h"
#include "mnist/forward.h"
#include "mnist/gradients.h"
#include "mnist/shuffle.h"
#include "mnist/train_with.h"

namespace halfulp::mnist {
namespace {

/// Images and labels gathered from all over the data.
struct Batch {
  std::vector<float> images = std::vector<float>(kBatch * kPixels);
  std::vector<std::uint8_t> labels;

  void gather(const Digits& digits, std::span<const std::uint32_t> numbers) {
    labels.clear();
    float* to = images.data();
    for (const std::uint32_t number : numbers) {
      to = std::copy_n(digits.images.data() + number * kPixels, kPixels, to);
      labels.push_back(digits.labels[number]);
    }
  }
};

}  // namespace

Training train_with(const Products& products, const DataSet& data, std::uint64_t seed, int epochs,
                    const std::function<bool(std::size_t)>& on_images) {
  Training training{seed, initial_network(seed), {}};
  Network gradients = zero_network(), velocity = zero_network();
  Workspace workspace(kBatch);
  Batch batch;
  Random random(seed, Stream::shuffles);
  std::vector<std::uint32_t> order(data.train.count());
  std::iota(order.begin(), order.end(), 0u);

  for (int epoch = 0; epoch < epochs; ++epoch) {
    const auto start = std::chrono::steady_clock::now();
    shuffle(order, random);
    for (std::size_t first = 0; first < order.size(); first += kBatch) {
      const std::size_t size = std::min(kBatch, order.size() - first);
      batch.gather(data.train, std::span(order).subspan(first, size));
      find_gradients(training.network, batch.images, batch.labels, products, workspace, gradients);
      step(gradients, Pace{}, velocity, training.network);
      if (!on_images(size)) throw Stopped{};
    }
    const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
    const Score score = score_of(log_probabilities(training.network, data.test.images), data.test.labels);
    training.epochs.push_back({score.accuracy, score.loss, time.count()});
  }
  return training;
}

Training train(const DataSet& data, std::uint64_t seed, int epochs, const std::function<bool(std::size_t)>& on_images) {
  return train_with(products(), data, seed, epochs, on_images);
}

}  // namespace halfulp::mnist
