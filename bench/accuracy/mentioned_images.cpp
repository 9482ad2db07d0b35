#include "accuracy/mentioned_images.h"

#include <set>
#include <span>
#include <string>

#include "accuracy/experiment.h"

namespace halfulp::accuracy {

std::vector<ImageRecord> mentioned_images(const std::vector<AccuracyRecord>& records, const mnist::Digits& test) {
  std::set<std::uint64_t> numbers;
  for (const AccuracyRecord& record : records) {
    for (const AccuracySample& sample : record.samples) {
      for (const ChangedImage& image : sample.changed_images) numbers.insert(image.number);
    }
  }
  std::vector<ImageRecord> images;
  for (const std::uint64_t number : numbers) {
    ImageRecord image{.experiment = std::string(kExperiment),
                      .number = number,
                      .label = test.labels[number],
                      .width = mnist::kSide,
                      .pixels = {}};
    for (const float value : std::span(test.images).subspan(number * mnist::kPixels, mnist::kPixels)) {
      image.pixels.push_back(mnist::original_pixel(value));
    }
    images.push_back(std::move(image));
  }
  return images;
}

}  // namespace halfulp::accuracy
