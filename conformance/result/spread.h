// Samples in a few numbers.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace halfulp {

/// Half of the samples lie between q1 and q3.
struct Quartiles {
  double q1 = 0, median = 0, q3 = 0;
};

/// Linear between neighbouring samples. Empty without samples, or where one is not finite.
std::optional<Quartiles> quartiles_of(std::vector<double> samples);

/// Mean and standard deviation, that of a sample of a larger whole: divided by count - 1; 0 for fewer than two; not a
/// number where a sample is not finite.
struct MeanSpread {
  std::size_t count = 0;
  double mean = 0, deviation = 0;
};

MeanSpread mean_spread_of(const std::vector<double>& samples);

/// One standard deviation for two sets, each about its own mean. Empty where both together have fewer than three.
std::optional<double> pooled_deviation(const MeanSpread& a, const MeanSpread& b);

}  // namespace halfulp
