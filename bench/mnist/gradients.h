// Gradients of the loss, by going back through the network.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "mnist/network.h"
#include "mnist/products.h"

namespace halfulp::mnist {

/// Buffers for batches of up to `rows` images.
struct Workspace {
  explicit Workspace(std::size_t rows);

  std::array<std::vector<float>, kLayers> values;  ///< [rows][outputs] of every layer.
  std::array<std::vector<float>, kLayers> slopes;  ///< The loss's derivatives with respect to the values before ReLU.
};

/// Sets `gradients` to the derivatives of the batch's mean negative log-probability of the labels.
/// Images [labels.size()][kPixels].
void find_gradients(const Network& network, std::span<const float> images, std::span<const std::uint8_t> labels,
                    const Products& products, Workspace& workspace, Network& gradients);

}  // namespace halfulp::mnist
