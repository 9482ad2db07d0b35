// One step downhill, with momentum.
#pragma once

#include "mnist/network.h"

namespace halfulp::mnist {

/// How far a step goes along the gradient, and how much of the last step it keeps.
struct Pace {
  float learning_rate = 0.01f;
  float momentum = 0.5f;
};

/// Per parameter: velocity = momentum * velocity + gradient; parameter -= learning_rate * velocity. As PyTorch's SGD.
void step(const Network& gradients, Pace pace, Network& velocity, Network& network);

}  // namespace halfulp::mnist
