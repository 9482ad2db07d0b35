#include "mnist/gradients.h"

#include <algorithm>
#include <cmath>

#include "mnist/forward.h"

namespace halfulp::mnist {
namespace {

/// Derivatives of the mean loss with respect to the last layer's values: (probability - 1 at the label) / rows.
void output_slopes(const std::vector<float>& log_probabilities, std::span<const std::uint8_t> labels, float* slopes) {
  const float share = 1.0f / static_cast<float>(labels.size());
  for (std::size_t row = 0; row < labels.size(); ++row) {
    const float* const logs = log_probabilities.data() + row * kDigits;
    float* const slope = slopes + row * kDigits;
    for (std::size_t i = 0; i < kDigits; ++i) slope[i] = std::exp(logs[i]) * share;
    slope[labels[row]] -= share;
  }
}

/// Where ReLU gave zero nothing flows back.
void mask(const float* values, float* slopes, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) slopes[i] = values[i] > 0.0f ? slopes[i] : 0.0f;
}

/// sums[columns] of slopes[rows][columns].
void sum_rows(const float* slopes, std::vector<float>& sums, std::size_t rows) {
  std::fill(sums.begin(), sums.end(), 0.0f);
  float* const sum = sums.data();
  const std::size_t columns = sums.size();
  for (std::size_t row = 0; row < rows; ++row, slopes += columns) {
    for (std::size_t i = 0; i < columns; ++i) sum[i] += slopes[i];
  }
}

}  // namespace

Workspace::Workspace(std::size_t rows) {
  for (std::size_t i = 0; i < kLayers; ++i) {
    values[i].resize(rows * kWidths[i + 1]);
    slopes[i].resize(rows * kWidths[i + 1]);
  }
}

void find_gradients(const Network& network, std::span<const float> images, std::span<const std::uint8_t> labels,
                    const Products& products, Workspace& workspace, Network& gradients) {
  const std::size_t rows = labels.size();
  const auto inputs_of = [&](std::size_t i) { return i == 0 ? images.data() : workspace.values[i - 1].data(); };

  for (std::size_t i = 0; i < kLayers; ++i) {
    const Layer& layer = network.layers[i];
    float* const values = workspace.values[i].data();
    products.forward(inputs_of(i), layer.weights.data(), values, rows, layer.inputs, layer.outputs);
    finish_layer(layer, i + 1 < kLayers ? After::relu : After::nothing, values, rows);
  }
  log_softmax(workspace.values.back().data(), rows);

  output_slopes(workspace.values.back(), labels, workspace.slopes.back().data());
  for (std::size_t i = kLayers; i-- > 0;) {
    const Layer& layer = network.layers[i];
    const float* const slopes = workspace.slopes[i].data();
    products.weights_gradient(slopes, inputs_of(i), gradients.layers[i].weights.data(), rows, layer.inputs,
                              layer.outputs);
    sum_rows(slopes, gradients.layers[i].biases, rows);
    if (i == 0) break;
    float* const before = workspace.slopes[i - 1].data();
    products.inputs_gradient(slopes, layer.weights.data(), before, rows, layer.inputs, layer.outputs);
    mask(inputs_of(i), before, rows * layer.inputs);
  }
}

}  // namespace halfulp::mnist
