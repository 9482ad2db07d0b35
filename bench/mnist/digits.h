// The MNIST images and labels, checked before they are used.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "mnist/data_error.h"

namespace halfulp::mnist {

inline constexpr std::size_t kSide = 28, kPixels = kSide * kSide, kDigits = 10;

/// Images with their labels.
struct Digits {
  std::vector<float> images;         ///< [count][kPixels], (x / 255 - 0.1307) / 0.3081.
  std::vector<std::uint8_t> labels;  ///< [count] in [0, 10).

  std::size_t count() const { return labels.size(); }
};

struct DataSet {
  Digits train;  ///< 60 000.
  Digits test;   ///< 10 000.
};

/// The byte of the file that became a value of `images`, 0 for paper and 255 for ink; of another value the nearest.
std::uint8_t original_pixel(float value);

/// Reads the four gzip-compressed IDX files of `directory`. Errors: DataError where one is missing, cut short, has
/// another header than it should or another SHA-256.
DataSet read_digits(const std::string& directory);

}  // namespace halfulp::mnist
