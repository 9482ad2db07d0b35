// From images to answers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "mnist/digits.h"
#include "mnist/network.h"

namespace halfulp::mnist {

/// What becomes of a layer's values: negative ones become zero, or nothing does.
enum class After : std::uint8_t { relu, nothing };

/// Adds the biases to the sums of a layer, [rows][outputs], in place. A NaN stays one.
void finish_layer(const Layer& layer, After after, float* sums, std::size_t rows);

/// From the last layer's values to log-probabilities, in place: [rows][kDigits].
void log_softmax(float* values, std::size_t rows);

/// Log-probabilities [count][kDigits] of [count][kPixels] images, all in float32.
std::vector<float> log_probabilities(const Network& network, std::span<const float> images);

/// How good log-probabilities are.
struct Score {
  double accuracy = 0;  ///< Percent.
  double loss = 0;      ///< Mean negative log-probability of the label.
};
Score score_of(std::span<const float> log_probabilities, std::span<const std::uint8_t> labels);

/// The most likely digit of every image, the lower one of equals: [count]. Of values that are not numbers, 0.
std::vector<std::uint8_t> answers_of(std::span<const float> log_probabilities);

}  // namespace halfulp::mnist
