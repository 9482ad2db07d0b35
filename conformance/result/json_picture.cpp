// Spreads of weights, images and changed answers to lines and back.
#include <cmath>
#include <cstddef>
#include <string_view>

#include "result/json.h"
#include "result/json_records.h"

namespace halfulp {
namespace {

using json::Fields;
using json::Json;
using json::number;

constexpr std::string_view kDigits = "0123456789abcdef";

/// No number that is stored anywhere has an exponent outside of binary128's.
constexpr int kLowestExponent = -16494, kHighestExponent = 16383;

std::string hex_of(const std::vector<std::uint8_t>& pixels) {
  std::string hex;
  hex.reserve(2 * pixels.size());
  for (const std::uint8_t pixel : pixels) {
    hex += kDigits[pixel >> 4];
    hex += kDigits[pixel & 15];
  }
  return hex;
}

std::vector<std::uint8_t> pixels_of(const Fields& fields, std::uint64_t width) {
  const std::string hex = fields.text("pixels");
  if (hex.empty() || hex.size() % 2 != 0 || hex.find_first_not_of(kDigits) != std::string::npos) {
    fields.reject("pixels", hex, "two digits of 0123456789abcdef for each pixel");
  }
  std::vector<std::uint8_t> pixels;
  pixels.reserve(hex.size() / 2);
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    pixels.push_back(static_cast<std::uint8_t>(kDigits.find(hex[i]) << 4 | kDigits.find(hex[i + 1])));
  }
  if (pixels.size() % width != 0) fields.reject("pixels", hex, "whole rows of " + std::to_string(width) + " pixels");
  return pixels;
}

double finite_of(const Fields& fields, const char* name) {
  const double value = fields.real(name);
  if (!std::isfinite(value)) fields.reject(name, number(value), "a finite number");
  return value;
}

Json answer_of(std::optional<unsigned> answer) { return answer ? Json(*answer) : Json(nullptr); }

ChangedImage changed_image_of(const Fields& fields) {
  const ChangedImage image{fields.count("number"), fields.small_count_or_null("was"), fields.small_count_or_null("is")};
  if (image.was == image.is) fields.reject("is", answer_of(image.is), "another answer than in 'was'");
  return image;
}

}  // namespace

Json json::list_of(const std::vector<ChangedImage>& images) {
  Json list = Json::array();
  for (const ChangedImage& image : images) {
    list.push_back({{"number", number(image.number)}, {"was", answer_of(image.was)}, {"is", answer_of(image.is)}});
  }
  return list;
}

std::vector<ChangedImage> json::changed_images_of(const Fields& sample, std::uint64_t changed) {
  if (!sample.has("changed_images")) return {};
  std::vector<ChangedImage> images = sample.each("changed_images", changed_image_of);
  if (images.size() > changed) {
    sample.reject("changed", number(changed),
                  "at least " + std::to_string(images.size()) + ", the length of 'changed_images'");
  }
  for (std::size_t i = 1; i < images.size(); ++i) {
    if (images[i].number > images[i - 1].number) continue;
    sample.reject("changed_images[" + std::to_string(i) + "]", number(images[i].number),
                  "a number above " + std::to_string(images[i - 1].number) + ", the one before");
  }
  return images;
}

WeightsRecord json::weights_of(const Fields& fields) {
  WeightsRecord weights{.experiment = fields.text("experiment"),
                        .seed = fields.count("seed"),
                        .matrix = fields.text("matrix"),
                        .block = fields.count("block"),
                        .low = finite_of(fields, "low"),
                        .high = finite_of(fields, "high"),
                        .counts = fields.counts("counts"),
                        .lowest_exponent = fields.whole("lowest_exponent", kLowestExponent, kHighestExponent),
                        .binades = fields.counts("binades"),
                        .zeros = fields.count("zeros")};
  if (weights.low > weights.high) fields.reject("low", number(weights.low), "a number that is not above 'high'");
  if (weights.counts.empty()) fields.reject("counts", Parsed::array(), "a list of at least one count");
  return weights;
}

ImageRecord json::image_of(const Fields& fields) {
  ImageRecord image{.experiment = fields.text("experiment"),
                    .number = fields.count("number"),
                    .label = fields.small_count("label"),
                    .width = fields.count("width"),
                    .pixels = {}};
  if (image.width == 0) fields.reject("width", number(image.width), "a number above 0");
  image.pixels = pixels_of(fields, image.width);
  return image;
}

std::string to_line(const WeightsRecord& weights) {
  return json::dump({{"t", "weights"},
                     {"experiment", weights.experiment},
                     {"seed", number(weights.seed)},
                     {"matrix", weights.matrix},
                     {"block", number(weights.block)},
                     {"low", number(weights.low)},
                     {"high", number(weights.high)},
                     {"counts", json::counts(weights.counts)},
                     {"lowest_exponent", weights.lowest_exponent},
                     {"binades", json::counts(weights.binades)},
                     {"zeros", number(weights.zeros)}});
}

std::string to_line(const ImageRecord& image) {
  return json::dump({{"t", "image"},
                     {"experiment", image.experiment},
                     {"number", number(image.number)},
                     {"label", image.label},
                     {"width", number(image.width)},
                     {"pixels", hex_of(image.pixels)}});
}

}  // namespace halfulp
