// What was measured rather than judged: how fast a cell is, how a network was trained, how accurate a format keeps it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace halfulp {

/// How fast one implementation does what one cell asks, on one kind of data, at one size, on some threads.
struct ThroughputRecord {
  std::string id;    ///< "CELL/mix/size/threads": cpu/convert/float32->float16/ties_to_even/ieee/normal/large/1
  std::string cell;  ///< The id of the cell.
  std::string implementation, operation, from, to, rounding, profile;
  std::string subject;                     ///< The narrower of the two formats, or the block format.
  std::string mix;                         ///< What the values are: "normal", "uniform", "adversarial".
  std::string size;                        ///< "cache" or "large".
  unsigned threads = 1;                    ///< How many at a time, each on values of its own.
  std::uint64_t elements = 0;              ///< Values that one call converts, of one thread.
  double bytes_per_element = 0;            ///< Read and written.
  std::vector<double> nanoseconds;         ///< [samples] per element, of all threads together, in the order measured.
  double copy_gigabytes_per_second = 0;    ///< Of memcpy at this size on as many threads in this run, read and written.
  double memory_gigabytes_per_second = 0;  ///< What the memory can do in theory; 0: unknown.
  double core_megahertz = 0;               ///< Clock of the cores that worked, measured beside the samples; 0: unknown.
  std::string outcome;                     ///< Of the cell in this run: "conforms", "deviates", "errored", "skipped".

  bool operator==(const ThroughputRecord&) const = default;
};

/// One epoch of a training.
struct EpochRecord {
  double accuracy = 0;  ///< Percent of the test images.
  double loss = 0;      ///< Mean negative log-likelihood of the test images.
  double seconds = 0;   ///< Of training, without the test.

  bool operator==(const EpochRecord&) const = default;
};

/// How the network of one seed came about.
struct TrainingRecord {
  std::string experiment;  ///< "mnist".
  std::uint64_t seed = 0;
  std::string source;  ///< "trained", or "FILE" that it was loaded from.
  std::vector<EpochRecord> epochs;

  bool operator==(const TrainingRecord&) const = default;
};

/// How the answers of two sides differ, image by image.
struct DifferenceRecord {
  std::uint64_t images = 0;  ///< Test images with another answer.
  std::uint64_t first = 0;   ///< The number of the first of them; 0 where there is none.

  bool operator==(const DifferenceRecord&) const = default;
};

/// A test image whose answer a format changed. No answer: a log-probability was no number.
struct ChangedImage {
  std::uint64_t number = 0;                   ///< In the test set, from 0.
  std::optional<unsigned> was = {}, is = {};  ///< The float32 network's answer, and the one now.

  bool operator==(const ChangedImage&) const = default;
};

/// What one format did to the network of one seed.
struct AccuracySample {
  std::uint64_t seed = 0;
  double accuracy = 0;        ///< Percent of the test images.
  double loss = 0;            ///< Mean negative log-likelihood of the test images.
  std::uint64_t changed = 0;  ///< Test images whose answer is another than the float32 network's.
  double largest_error = 0;   ///< Of a weight: |w' - w|.
  double mean_error = 0;
  double clipped = 0, zeroed = 0;  ///< Shares of the weights: beyond the extreme element; not zero and now zero.
  std::array<double, 10> digit{};  ///< Log-probabilities of test image 4.
  std::optional<DifferenceRecord> difference = {};  ///< From the answers of the other side, if there is one.
  std::vector<ChangedImage> changed_images = {};    ///< The first few of `changed`, by number.

  bool operator==(const AccuracySample&) const = default;
};

/// What is known of the same treatment from elsewhere.
struct PublishedAccuracy {
  std::string source;  ///< Empty: nothing is.
  double accuracy = 0, loss = 0, kilobytes = 0;

  bool operator==(const PublishedAccuracy&) const = default;
};

/// Who carries out a treatment.
struct SideRecord {
  std::string implementation;  ///< Whose conversions are used.
  std::string products;        ///< Whose products of inputs and weights; empty: those of this program.

  bool operator==(const SideRecord&) const = default;
};

/// How accurate networks stay under one treatment.
struct AccuracyRecord {
  std::string id;              ///< "experiment/format/variant/mode/rounding"
  std::string experiment;      ///< "mnist".
  std::string implementation;  ///< Whose conversions were used.
  std::string products = {};   ///< Whose products of inputs and weights; empty: those of this program.
  std::string format;          ///< An element format or a block format.
  std::string variant;         ///< Of a block format its variant, of an element format its profile.
  std::string mode;            ///< "weights", "weights+activations", "sums".
  std::string rounding;        ///< "nearest" or "stochastic".
  double kilobytes = 0;        ///< 1024 bytes. Elements, and biases in float32, without scales.
  double kilobytes_with_scales = 0;
  double bits_per_weight = 0;  ///< With scales, without biases.
  std::vector<AccuracySample> samples;
  PublishedAccuracy published;
  std::optional<SideRecord> against = {};  ///< The other side, where answers were compared image by image.

  bool operator==(const AccuracyRecord&) const = default;
};

}  // namespace halfulp
