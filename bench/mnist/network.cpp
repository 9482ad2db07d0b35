#include "mnist/network.h"

#include <cmath>

#include "mnist/random.h"

namespace halfulp::mnist {

Network zero_network() {
  Network network;
  for (std::size_t i = 0; i < kLayers; ++i) {
    const std::size_t inputs = kWidths[i], outputs = kWidths[i + 1];
    network.layers[i] = {inputs, outputs, std::vector<float>(inputs * outputs), std::vector<float>(outputs)};
  }
  return network;
}

Network initial_network(std::uint64_t seed) {
  Random random(seed, Stream::weights);
  Network network = zero_network();
  for (Layer& layer : network.layers) {
    const float bound = 1.0f / std::sqrt(static_cast<float>(layer.inputs));
    for (float& weight : layer.weights) weight = random.symmetric(bound);
    for (float& bias : layer.biases) bias = random.symmetric(bound);
  }
  return network;
}

}  // namespace halfulp::mnist
