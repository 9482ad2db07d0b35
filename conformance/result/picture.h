// What can be drawn of an experiment: how the weights of its networks are spread, and the images that they answer.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace halfulp {

/// How the weights of one matrix of one network are spread over values, before any format touches them.
struct WeightsRecord {
  std::string experiment;  ///< "mnist".
  std::uint64_t seed = 0;  ///< Of the network.
  std::string matrix;      ///< "784x128": inputs and outputs. "all": of all matrices together.
  /// Each weight is divided by the largest magnitude among so many beside each other in a row; 0: weights as they are.
  std::uint64_t block = 0;
  double low = 0, high = 0;            ///< No weight is outside.
  std::vector<std::uint64_t> counts;   ///< [bins] of equal width from `low` to `high`, the last with both its ends.
  int lowest_exponent = 0;             ///< floor(log2 |w|) of the first of `binades`.
  std::vector<std::uint64_t> binades;  ///< Weights that are not zero, by floor(log2 |w|), upwards.
  std::uint64_t zeros = 0;

  /// "experiment/seed/matrix/block", unique in a file.
  std::string id() const {
    return experiment + "/" + std::to_string(seed) + "/" + matrix + "/" + std::to_string(block);
  }

  bool operator==(const WeightsRecord&) const = default;
};

/// One image that an accuracy sample speaks of.
struct ImageRecord {
  std::string experiment;    ///< "mnist".
  std::uint64_t number = 0;  ///< In the test set, from 0.
  unsigned label = 0;        ///< What it shows.
  std::uint64_t width = 0;
  std::vector<std::uint8_t> pixels;  ///< [rows][width], 0 for paper and 255 for ink.

  /// "experiment/number", unique in a file.
  std::string id() const { return experiment + "/" + std::to_string(number); }

  bool operator==(const ImageRecord&) const = default;
};

}  // namespace halfulp
