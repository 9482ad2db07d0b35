#include "mnist/forward.h"

#include <algorithm>
#include <cmath>

#include "mnist/products.h"

namespace halfulp::mnist {

void finish_layer(const Layer& layer, After after, float* sums, std::size_t rows) {
  const float* const biases = layer.biases.data();
  const std::size_t outputs = layer.outputs;
  for (std::size_t row = 0; row < rows; ++row, sums += outputs) {
    for (std::size_t i = 0; i < outputs; ++i) sums[i] += biases[i];
    if (after == After::nothing) continue;
    // Written this way round a NaN stays one.
    for (std::size_t i = 0; i < outputs; ++i) sums[i] = sums[i] < 0.0f ? 0.0f : sums[i];
  }
}

void log_softmax(float* values, std::size_t rows) {
  for (std::size_t row = 0; row < rows; ++row, values += kDigits) {
    // Exponentials of differences to the largest value do not overflow.
    const float largest = *std::max_element(values, values + kDigits);
    float sum = 0.0f;
    for (std::size_t i = 0; i < kDigits; ++i) sum += std::exp(values[i] - largest);
    const float log_of_sum = std::log(sum);
    for (std::size_t i = 0; i < kDigits; ++i) values[i] = values[i] - largest - log_of_sum;
  }
}

std::vector<float> log_probabilities(const Network& network, std::span<const float> images) {
  const std::size_t rows = images.size() / kPixels;
  std::vector<float> values, previous;
  const float* inputs = images.data();
  for (const Layer& layer : network.layers) {
    values.resize(rows * layer.outputs);
    products().forward(inputs, layer.weights.data(), values.data(), rows, layer.inputs, layer.outputs);
    const bool is_last = &layer == &network.layers.back();
    finish_layer(layer, is_last ? After::nothing : After::relu, values.data(), rows);
    values.swap(previous);
    inputs = previous.data();
  }
  log_softmax(previous.data(), rows);
  return previous;
}

Score score_of(std::span<const float> log_probabilities, std::span<const std::uint8_t> labels) {
  const std::vector<std::uint8_t> answers = answers_of(log_probabilities);
  std::size_t right = 0;
  double loss = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    right += answers[i] == labels[i];
    loss -= log_probabilities[i * kDigits + labels[i]];
  }
  const auto count = static_cast<double>(labels.size());
  return {100.0 * static_cast<double>(right) / count, loss / count};
}

std::vector<std::uint8_t> answers_of(std::span<const float> log_probabilities) {
  std::vector<std::uint8_t> answers(log_probabilities.size() / kDigits);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const std::span<const float> row = log_probabilities.subspan(i * kDigits, kDigits);
    // Comparisons with a NaN are false: a row of them is answered with 0.
    std::uint8_t best = 0;
    for (std::uint8_t digit = 1; digit < kDigits; ++digit) {
      if (row[digit] > row[best]) best = digit;
    }
    answers[i] = best;
  }
  return answers;
}

}  // namespace halfulp::mnist
