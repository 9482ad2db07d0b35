#include "accuracy/evaluate.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "accuracy/llm_int8.h"
#include "case/random_stream.h"
#include "mnist/forward.h"

namespace halfulp::accuracy {
namespace {

/// The test image whose log-probabilities are shown: a 4.
constexpr std::size_t kShownImage = 4;

/// Streams of random numbers of one network: those of its layers' weights, and one for what follows.
constexpr std::uint64_t kForwardStream = 1000;

/// Whose numbers the weights are: of LLM.int8() outliers concern the activations alone.
Subject subject_of_weights(const Treatment& treatment) {
  if (!is_llm_int8(treatment)) return treatment.subject;
  return weights_of_int8(std::get<BlockSubject>(treatment.subject));
}

/// Rounds all weights and notes what that did to them.
mnist::Network rounded_network(const Instrument& instrument, const mnist::SavedNetwork& saved, AccuracySample& sample) {
  mnist::Network network = saved.network;
  std::size_t count = 0, clipped = 0, zeroed = 0;
  double sum = 0;
  for (std::size_t number = 0; number < network.layers.size(); ++number) {
    const mnist::Layer& layer = saved.network.layers[number];
    const Matrix before{layer.weights, layer.outputs, layer.inputs};
    std::vector<float>& after = network.layers[number].weights;
    after = round(instrument.codec(), instrument.treatment().pick, before, random_bits(saved.seed, number));
    const Losses losses = losses_of(instrument.codec(), before, after);
    for (std::size_t i = 0; i < after.size(); ++i) {
      const double error = std::fabs(static_cast<double>(after[i]) - layer.weights[i]);
      sample.largest_error = std::max(sample.largest_error, error);
      sum += error;
      clipped += losses.clipped[i];
      zeroed += losses.zeroed[i];
    }
    count += after.size();
  }
  sample.mean_error = sum / static_cast<double>(count);
  sample.clipped = static_cast<double>(clipped) / static_cast<double>(count);
  sample.zeroed = static_cast<double>(zeroed) / static_cast<double>(count);
  return network;
}

void score(std::span<const float> log_probabilities, std::span<const std::uint8_t> answers, const mnist::Digits& test,
           AccuracySample& sample) {
  std::size_t right = 0;
  double loss = 0;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    right += answers[i] == test.labels[i] ? 1 : 0;
    loss -= answers[i] == kNoAnswer ? -std::numeric_limits<double>::infinity()
                                    : log_probabilities[i * mnist::kDigits + test.labels[i]];
  }
  const auto count = static_cast<double>(answers.size());
  sample.accuracy = 100 * static_cast<double>(right) / count;
  sample.loss = loss / count;
  if (answers.size() > kShownImage) {
    std::ranges::copy(log_probabilities.subspan(kShownImage * mnist::kDigits, mnist::kDigits), sample.digit.begin());
  }
}

}  // namespace

Instrument::Instrument(const Treatment& treatment, const Implementations& implementations)
    : treatment_(treatment),
      codec_(make_codec(subject_of_weights(treatment), implementations)),
      forward_(make_forward_pass(treatment, *codec_, implementations)) {}

std::vector<std::uint8_t> answers_or_none(std::span<const float> log_probabilities) {
  std::vector<std::uint8_t> answers = mnist::answers_of(log_probabilities);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const auto row = log_probabilities.subspan(i * mnist::kDigits, mnist::kDigits);
    if (std::ranges::any_of(row, [](float value) { return std::isnan(value); })) answers[i] = kNoAnswer;
  }
  return answers;
}

std::vector<ChangedImage> first_changes(std::span<const std::uint8_t> float32_answers,
                                        std::span<const std::uint8_t> answers) {
  const auto recorded = [](std::uint8_t answer) {
    return answer == kNoAnswer ? std::nullopt : std::optional<unsigned>(answer);
  };
  std::vector<ChangedImage> changes;
  for (std::size_t i = 0; i < answers.size() && changes.size() < kMostChangedImages; ++i) {
    if (answers[i] == float32_answers[i]) continue;
    changes.push_back({.number = i, .was = recorded(float32_answers[i]), .is = recorded(answers[i])});
  }
  return changes;
}

DifferenceRecord difference_between(std::span<const std::uint8_t> answers, std::span<const std::uint8_t> others) {
  DifferenceRecord difference;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (answers[i] == others[i]) continue;
    if (difference.images++ == 0) difference.first = i;
  }
  return difference;
}

Evaluation evaluate(const Instrument& instrument, const mnist::SavedNetwork& saved, const mnist::Digits& test,
                    std::span<const std::uint8_t> float32_answers) {
  AccuracySample sample{.seed = saved.seed};
  const mnist::Network rounded = rounded_network(instrument, saved, sample);
  const std::vector<float> log_probabilities = instrument.forward().log_probabilities(
      {&saved.network, &rounded}, test.images, random_bits(saved.seed, kForwardStream));
  std::vector<std::uint8_t> answers = answers_or_none(log_probabilities);
  score(log_probabilities, answers, test, sample);
  sample.changed = difference_between(answers, float32_answers).images;
  return {std::move(sample), std::move(answers)};
}

}  // namespace halfulp::accuracy
