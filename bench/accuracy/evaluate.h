// What one treatment does to one network.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "accuracy/codec.h"
#include "accuracy/forward_pass.h"
#include "mnist/digits.h"
#include "mnist/weights_file.h"
#include "result/measurement.h"

namespace halfulp::accuracy {

/// A treatment with what carries it out. Serves every network, on several threads at once.
class Instrument {
 public:
  /// Errors: TreatmentError if no implementation offers what is needed, or the mode cannot be had in the format.
  Instrument(const Treatment& treatment, const Implementations& implementations);

  const Treatment& treatment() const { return treatment_; }
  const Codec& codec() const { return *codec_; }
  const ForwardPass& forward() const { return *forward_; }

 private:
  Treatment treatment_;
  std::unique_ptr<Codec> codec_;  ///< Of the weights.
  std::unique_ptr<ForwardPass> forward_;
};

/// A network's figures under one treatment, and its answers.
struct Evaluation {
  AccuracySample sample;
  std::vector<std::uint8_t> answers;  ///< [count]
};

/// An image's answer where its log-probabilities are not all numbers: it is never right.
inline constexpr std::uint8_t kNoAnswer = 255;

/// The most likely digit of every image: [count] from [count][10], or kNoAnswer.
std::vector<std::uint8_t> answers_or_none(std::span<const float> log_probabilities);

/// Rounds the network, tests it and compares its answers with those of the float32 network, [count]. Where a
/// log-probability is no number the loss is infinite.
Evaluation evaluate(const Instrument& instrument, const mnist::SavedNetwork& saved, const mnist::Digits& test,
                    std::span<const std::uint8_t> float32_answers);

/// A record names at most so many images whose answers changed.
inline constexpr std::size_t kMostChangedImages = 12;

/// The first of the images whose answer is another than the float32 network's, by number; at most kMostChangedImages.
/// [count] answers each.
std::vector<ChangedImage> first_changes(std::span<const std::uint8_t> float32_answers,
                                        std::span<const std::uint8_t> answers);

/// How answers differ, [count] each. Image after image, answers that are none included.
DifferenceRecord difference_between(std::span<const std::uint8_t> answers, std::span<const std::uint8_t> others);

}  // namespace halfulp::accuracy
