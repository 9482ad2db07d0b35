// Lines with spreads of weights, images and changed answers: written, read back, refused.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <numeric>

#include "sample_run.h"
#include "spoiled_line.h"

namespace halfulp {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

template <class Record>
Record read_back(const Record& record) {
  return std::get<Record>(parse_line(to_line(record), {"run", 1}));
}

std::string weights_with(const std::string& field, const std::string& value) {
  return message_of(with_field(to_line(sample_weights("all", 0)), field, value));
}

std::string image_with(const std::string& field, const std::string& value) {
  return message_of(with_field(to_line(sample_image(247, 4)), field, value));
}

/// Of an accuracy whose first sample has two changed answers, and lists these.
std::string accuracy_with(const std::string& changed_images) {
  AccuracyRecord accuracy = sample_run().accuracies[1];
  accuracy.samples.resize(1);
  accuracy.samples[0].changed = 2;
  return message_of(with_field(to_line(accuracy), "changed_images", changed_images));
}

TEST(PictureLine, of_weights_has_its_fields_in_order) {
  EXPECT_EQ(to_line(sample_weights("784x128", 32)),
            "{\"t\":\"weights\",\"experiment\":\"mnist\",\"seed\":1,\"matrix\":\"784x128\",\"block\":32,\"low\":-0.5,"
            "\"high\":0.5,\"counts\":[1,0,3,1],\"lowest_exponent\":-2,\"binades\":[2,1],\"zeros\":2}");
}

TEST(PictureLine, of_an_image_has_two_digits_for_each_pixel) {
  EXPECT_EQ(to_line(sample_image(247, 4)),
            "{\"t\":\"image\",\"experiment\":\"mnist\",\"number\":247,\"label\":4,\"width\":3,"
            "\"pixels\":\"007fff100001\"}");
}

TEST(PictureLine, every_field_of_weights_is_wanted) {
  expect_every_field_wanted(to_line(sample_weights("784x128", 32)), 11);
}

TEST(PictureLine, every_field_of_an_image_is_wanted) { expect_every_field_wanted(to_line(sample_image(247, 4)), 6); }

TEST(PictureLine, reads_back_equal_at_the_ends_of_all_ranges) {
  constexpr std::uint64_t kMost = std::numeric_limits<std::uint64_t>::max();
  WeightsRecord weights = sample_weights("<all>", kMost);
  weights.low = weights.high = -std::numeric_limits<double>::max();
  weights.counts = {kMost};
  weights.binades.clear();
  for (const int exponent : {-16494, 0, 16383}) {
    weights.lowest_exponent = exponent;
    EXPECT_EQ(read_back(weights), weights) << exponent;
  }
  ImageRecord image = sample_image(kMost, std::numeric_limits<unsigned>::max());
  image.width = 16;
  image.pixels.resize(256);
  std::iota(image.pixels.begin(), image.pixels.end(), std::uint8_t{0});
  EXPECT_EQ(read_back(image), image);
}

TEST(PictureLine, weights_that_cannot_be_are_refused) {
  EXPECT_EQ(weights_with("counts", "[]"), "run:9: weights field 'counts' is []; expected a list of at least one count");
  EXPECT_EQ(weights_with("counts", "[1,-1]"),
            "run:9: weights field 'counts[1]' is -1; expected a number that is whole and not negative");
  EXPECT_EQ(weights_with("binades", "[0.5]"),
            "run:9: weights field 'binades[0]' is 0.5; expected a number that is whole and not negative");
  EXPECT_EQ(weights_with("low", "0.75"),
            "run:9: weights field 'low' is 0.75; expected a number that is not above 'high'");
  EXPECT_EQ(weights_with("low", "\"-inf\""), "run:9: weights field 'low' is \"-inf\"; expected a finite number");
  EXPECT_EQ(weights_with("high", "\"nan\""), "run:9: weights field 'high' is \"nan\"; expected a finite number");
  EXPECT_EQ(weights_with("block", "-32"),
            "run:9: weights field 'block' is -32; expected a number that is whole and not negative");
  for (const char* exponent : {"16384", "-16495", "0.5", "18446744073709551615", "-9223372036854775808", "\"0\""}) {
    EXPECT_EQ(weights_with("lowest_exponent", exponent), "run:9: weights field 'lowest_exponent' is " +
                                                             std::string(exponent) +
                                                             "; expected a whole number from -16494 to 16383");
  }
}

TEST(PictureLine, images_that_cannot_be_are_refused) {
  EXPECT_EQ(image_with("width", "0"), "run:9: image field 'width' is 0; expected a number above 0");
  for (const char* pixels : {"", "0", "0g", "FF", "0x", " 1"}) {
    EXPECT_EQ(image_with("pixels", "\"" + std::string(pixels) + "\""),
              "run:9: image field 'pixels' is \"" + std::string(pixels) +
                  "\"; expected two digits of 0123456789abcdef for each pixel");
  }
  EXPECT_EQ(image_with("pixels", "\"007fff10\""),
            "run:9: image field 'pixels' is \"007fff10\"; expected whole rows of 3 pixels");
  EXPECT_EQ(image_with("width", "1000000000"),
            "run:9: image field 'pixels' is \"007fff100001\"; expected whole rows of 1000000000 pixels");
  EXPECT_EQ(image_with("label", "4294967296"),
            "run:9: image field 'label' is 4294967296; expected a number below 2^32");
}

TEST(PictureLine, no_answer_is_null_and_no_list_where_nothing_changed) {
  const AccuracyRecord accuracy = sample_run().accuracies[1];
  EXPECT_THAT(to_line(accuracy), HasSubstr("\"changed_images\":[{\"number\":247,\"was\":4,\"is\":9},{\"number\":447,"
                                           "\"was\":4,\"is\":null},{\"number\":582,\"was\":null,\"is\":8}]}"));
  EXPECT_EQ(read_back(accuracy), accuracy);
  EXPECT_THAT(to_line(sample_run().accuracies[0]), Not(HasSubstr("changed_images")));
}

TEST(PictureLine, every_field_of_a_changed_answer_is_wanted) {
  for (const char* field : {"number", "was", "is"}) {
    const std::string change = "{\"number\":247,\"was\":4,\"is\":9}";
    EXPECT_THAT(accuracy_with("[" + with_field(change, field, "") + "]"),
                StartsWith("run:9: accuracy.samples[0].changed_images[0] has no field '" + std::string(field) +
                           "'; expected a number "));
    EXPECT_EQ(accuracy_with("[" + with_field(change, field, "-1") + "]"),
              "run:9: accuracy.samples[0].changed_images[0] field '" + std::string(field) +
                  "' is -1; expected a number that is whole and not negative");
  }
  EXPECT_EQ(accuracy_with("[{\"number\":247,\"was\":4}]"),
            "run:9: accuracy.samples[0].changed_images[0] has no field 'is'; expected a number below 2^32 or null");
  EXPECT_EQ(accuracy_with("[247]"), "run:9: accuracy.samples[0].changed_images[0] is number; expected an object");
  EXPECT_EQ(accuracy_with("247"), "run:9: accuracy.samples[0] field 'changed_images' is 247; expected a list");
}

TEST(PictureLine, changed_answers_that_cannot_be_are_refused) {
  EXPECT_EQ(accuracy_with("[{\"number\":1,\"was\":4,\"is\":4}]"),
            "run:9: accuracy.samples[0].changed_images[0] field 'is' is 4; expected another answer than in 'was'");
  EXPECT_EQ(accuracy_with("[{\"number\":1,\"was\":null,\"is\":null}]"),
            "run:9: accuracy.samples[0].changed_images[0] field 'is' is null; expected another answer than in 'was'");
  for (const char* second : {"7", "6"}) {
    EXPECT_EQ(accuracy_with("[{\"number\":7,\"was\":4,\"is\":9},{\"number\":" + std::string(second) +
                            ",\"was\":4,\"is\":9}]"),
              "run:9: accuracy.samples[0] field 'changed_images[1]' is " + std::string(second) +
                  "; expected a number above 7, the one before");
  }
  EXPECT_EQ(
      accuracy_with("[{\"number\":7,\"was\":4,\"is\":9},{\"number\":8,\"was\":4,\"is\":9},{\"number\":9,\"was\":4,"
                    "\"is\":9}]"),
      "run:9: accuracy.samples[0] field 'changed' is 2; expected at least 3, the length of 'changed_images'");
}

}  // namespace
}  // namespace halfulp
