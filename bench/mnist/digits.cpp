#include "mnist/digits.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "mnist/idx_file.h"

namespace halfulp::mnist {
namespace {

/// Mean and standard deviation of the training images' pixels, of which white is 1.
constexpr float kMean = 0.1307f, kDeviation = 0.3081f;

std::vector<float> normalized(const std::vector<std::uint8_t>& pixels) {
  std::array<float, 256> value{};
  for (std::size_t i = 0; i < value.size(); ++i) value[i] = (static_cast<float>(i) / 255.0f - kMean) / kDeviation;
  std::vector<float> images(pixels.size());
  std::transform(pixels.begin(), pixels.end(), images.begin(), [&](std::uint8_t pixel) { return value[pixel]; });
  return images;
}

}  // namespace

std::uint8_t original_pixel(float value) {
  const float pixel = std::round((value * kDeviation + kMean) * 255.0f);
  return static_cast<std::uint8_t>(std::clamp(pixel, 0.0f, 255.0f));
}

DataSet read_digits(const std::string& directory) {
  const auto& [train_images, train_labels, test_images, test_labels] = kFiles;
  DataSet data;
  data.train.images = normalized(read_idx(directory, train_images));
  data.train.labels = read_idx(directory, train_labels);
  data.test.images = normalized(read_idx(directory, test_images));
  data.test.labels = read_idx(directory, test_labels);
  return data;
}

}  // namespace halfulp::mnist
