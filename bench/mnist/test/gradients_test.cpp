// Gradients against finite differences in double, and one step of the descent against numbers worked out by hand.
#include "mnist/gradients.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "mnist/descent.h"
#include "mnist/test/made_digits.h"

namespace halfulp::mnist {
namespace {

/// The parameters of a layer in double.
struct DoubleLayer {
  std::size_t inputs, outputs;
  std::vector<double> weights, biases;
};
using DoubleNetwork = std::vector<DoubleLayer>;

DoubleNetwork widened(const Network& network) {
  DoubleNetwork wide;
  for (const Layer& layer : network.layers) {
    wide.push_back({layer.inputs,
                    layer.outputs,
                    {layer.weights.begin(), layer.weights.end()},
                    {layer.biases.begin(), layer.biases.end()}});
  }
  return wide;
}

double loss_of(const DoubleNetwork& network, const Digits& digits) {
  double loss = 0;
  for (std::size_t row = 0; row < digits.count(); ++row) {
    const float* const image = digits.images.data() + row * kPixels;
    std::vector<double> values(image, image + kPixels);
    for (const DoubleLayer& layer : network) {
      std::vector<double> next = layer.biases;
      for (std::size_t i = 0; i < layer.outputs; ++i) {
        for (std::size_t j = 0; j < layer.inputs; ++j) next[i] += layer.weights[i * layer.inputs + j] * values[j];
        if (&layer != &network.back()) next[i] = std::max(next[i], 0.0);
      }
      values = next;
    }
    double sum = 0;
    for (const double value : values) sum += std::exp(value);
    loss += std::log(sum) - values[digits.labels[row]];
  }
  return loss / static_cast<double>(digits.count());
}

/// Compares some derivatives with (loss(p + h) - loss(p - h)) / 2h. Near a kink of ReLU the two may differ; of numbers
/// drawn at random none comes as near as h.
void expect_slopes(DoubleNetwork& network, std::vector<double>& parameters, const std::vector<float>& gradients,
                   const Digits& digits) {
  constexpr double kStep = 1e-6;
  const std::size_t stride = std::max<std::size_t>(1, parameters.size() / 23);
  for (std::size_t i = 0; i < parameters.size(); i += stride) {
    const double before = parameters[i];
    parameters[i] = before + kStep;
    const double above = loss_of(network, digits);
    parameters[i] = before - kStep;
    const double below = loss_of(network, digits);
    parameters[i] = before;
    EXPECT_NEAR(gradients[i], (above - below) / (2 * kStep), 1e-6) << "parameter " << i;
  }
}

TEST(Gradients, are_the_slopes_of_the_mean_loss) {
  for (const std::size_t rows : {1u, 3u}) {
    const Digits digits = made_digits(rows, 4);
    const Network network = initial_network(2);
    Network gradients = zero_network();
    Workspace workspace(8);
    find_gradients(network, digits.images, digits.labels, products(), workspace, gradients);

    DoubleNetwork wide = widened(network);
    for (std::size_t i = 0; i < kLayers; ++i) {
      SCOPED_TRACE("layer " + std::to_string(i) + ", " + std::to_string(rows) + " rows");
      expect_slopes(wide, wide[i].weights, gradients.layers[i].weights, digits);
      expect_slopes(wide, wide[i].biases, gradients.layers[i].biases, digits);
    }
  }
}

TEST(Gradients, do_not_depend_on_what_the_buffers_held) {
  const Digits many = made_digits(8, 1), few = made_digits(3, 2);
  const Network network = initial_network(2);
  Workspace used(8), fresh(8);
  Network once = zero_network(), again = zero_network();
  find_gradients(network, many.images, many.labels, products(), used, once);
  find_gradients(network, few.images, few.labels, products(), used, once);
  find_gradients(network, few.images, few.labels, products(), fresh, again);
  EXPECT_EQ(once, again);
}

TEST(Descent, keeps_half_of_the_last_step) {
  Network network = zero_network(), velocity = zero_network(), gradients = zero_network();
  gradients.layers[0].weights[5] = 4.0f;
  gradients.layers[2].biases[9] = -8.0f;
  const Pace pace{.learning_rate = 0.25f, .momentum = 0.5f};

  step(gradients, pace, velocity, network);
  EXPECT_EQ(network.layers[0].weights[5], -1.0f);
  EXPECT_EQ(network.layers[2].biases[9], 2.0f);
  step(gradients, pace, velocity, network);  // The velocity is 4 / 2 + 4 now.
  EXPECT_EQ(network.layers[0].weights[5], -2.5f);
  EXPECT_EQ(network.layers[2].biases[9], 5.0f);
  EXPECT_EQ(network.layers[0].weights[4], 0.0f);
}

TEST(Descent, goes_at_the_pace_of_the_article) {
  EXPECT_EQ(Pace{}.learning_rate, 0.01f);
  EXPECT_EQ(Pace{}.momentum, 0.5f);
}

}  // namespace
}  // namespace halfulp::mnist
