// Images that records speak of.
#include "accuracy/mentioned_images.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace halfulp::accuracy {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Images of one gray level each: 25 times their number.
mnist::Digits gray_digits() {
  mnist::Digits digits;
  for (std::uint8_t number = 0; number < 10; ++number) {
    digits.labels.push_back(static_cast<std::uint8_t>(9 - number));
    digits.images.insert(digits.images.end(), mnist::kPixels,
                         (static_cast<float>(25 * number) / 255.0f - 0.1307f) / 0.3081f);
  }
  return digits;
}

AccuracyRecord record_of(const std::vector<std::uint64_t>& numbers) {
  AccuracyRecord record;
  record.samples.resize(2);
  for (const std::uint64_t number : numbers) record.samples[0].changed_images.push_back({number, 1, 2});
  return record;
}

TEST(MentionedImages, come_once_each_and_by_number) {
  const std::vector<ImageRecord> images =
      mentioned_images({record_of({4, 8}), record_of({}), record_of({0, 4, 9})}, gray_digits());
  std::vector<std::string> ids;
  for (const ImageRecord& image : images) ids.push_back(image.id());
  EXPECT_THAT(ids, ElementsAre("mnist/0", "mnist/4", "mnist/8", "mnist/9"));
}

TEST(MentionedImages, have_the_label_and_the_bytes_of_the_file) {
  const std::vector<ImageRecord> images = mentioned_images({record_of({3})}, gray_digits());
  ASSERT_EQ(images.size(), 1u);
  EXPECT_EQ(images[0].label, 6u);
  EXPECT_EQ(images[0].width, 28u);
  EXPECT_EQ(images[0].pixels.size(), 784u);
  EXPECT_THAT(images[0].pixels, Each(75));
}

TEST(MentionedImages, are_none_where_no_answer_changed) {
  EXPECT_THAT(mentioned_images({record_of({})}, gray_digits()), IsEmpty());
}

}  // namespace
}  // namespace halfulp::accuracy
