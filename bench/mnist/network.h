// The network: 784-128-64-10, ReLU between, log-softmax behind.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace halfulp::mnist {

inline constexpr std::array<std::size_t, 4> kWidths{784, 128, 64, 10};
inline constexpr std::size_t kLayers = kWidths.size() - 1;

/// y = x W^T + b.
struct Layer {
  std::size_t inputs = 0, outputs = 0;
  std::vector<float> weights;  ///< [outputs][inputs]
  std::vector<float> biases;   ///< [outputs]

  bool operator==(const Layer&) const = default;
};

struct Network {
  std::array<Layer, kLayers> layers;

  bool operator==(const Network&) const = default;
};

/// A network whose parameters are all zero.
Network zero_network();

/// Weights and biases drawn from U(-1/sqrt(inputs), 1/sqrt(inputs)), as PyTorch's nn.Linear starts. Equal seeds give
/// equal networks on every machine.
Network initial_network(std::uint64_t seed);

}  // namespace halfulp::mnist
