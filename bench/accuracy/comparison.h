// What a comparison of answers, image by image, has shown.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "result/measurement.h"

namespace halfulp::accuracy {

/// Treatments, counted.
struct Comparisons {
  std::size_t compared = 0;  ///< With another side.
  std::size_t differ = 0;    ///< Of those, with an image whose answer is another.
  std::size_t same = 0;      ///< Done by the same implementations on both sides.
};
Comparisons comparisons_of(const std::vector<AccuracyRecord>& records);

/// Lines: what was compared, what compares nothing, and for every treatment and seed with differing answers how many
/// and the first image.
std::string comparison_text(const std::vector<AccuracyRecord>& records);

}  // namespace halfulp::accuracy
