#include "mnist/descent.h"

namespace halfulp::mnist {
namespace {

void move(const std::vector<float>& gradients, Pace pace, std::vector<float>& velocities,
          std::vector<float>& parameters) {
  // The compiler cannot know that the three do not overlap.
  const float* const __restrict gradient = gradients.data();
  float* const __restrict velocity = velocities.data();
  float* const __restrict parameter = parameters.data();
  const std::size_t count = parameters.size();
  for (std::size_t i = 0; i < count; ++i) {
    velocity[i] = pace.momentum * velocity[i] + gradient[i];
    parameter[i] -= pace.learning_rate * velocity[i];
  }
}

}  // namespace

void step(const Network& gradients, Pace pace, Network& velocity, Network& network) {
  for (std::size_t i = 0; i < kLayers; ++i) {
    const Layer& gradient = gradients.layers[i];
    move(gradient.weights, pace, velocity.layers[i].weights, network.layers[i].weights);
    move(gradient.biases, pace, velocity.layers[i].biases, network.layers[i].biases);
  }
}

}  // namespace halfulp::mnist
