// Codecs against the oracle, and what they say was lost.
#include "accuracy/codec.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>

#include "accuracy/block_operations.h"
#include "accuracy/plan_treatments.h"
#include "block/dequantize.h"
#include "block/quantize.h"
#include "case/random_stream.h"
#include "format/elements.h"
#include "oracle/encode.h"

namespace halfulp::accuracy {
namespace {

using testing::ElementsAre;

/// The subject of the first treatment that the names select.
Subject subject_called(const std::string& format, const std::string& variant = "*") {
  return plan_treatments({.formats = {format}, .variants = {variant}, .modes = {"weights"}, .roundings = {"nearest"}})
      .front()
      .subject;
}

std::vector<float> numbers(std::size_t count, double scale) {
  std::vector<float> values;
  RandomStream random(5, 0);
  for (std::size_t i = 0; i < count; ++i) values.push_back(static_cast<float>(scale * random.bell()));
  return values;
}

class ElementCodecs : public testing::TestWithParam<const char*> {};

INSTANTIATE_TEST_SUITE_P(Formats, ElementCodecs,
                         testing::Values("tf32", "float16", "bfloat16", "float8_e4m3fn", "float8_e5m2", "float6_e3m2fn",
                                         "float4_e2m1fn", "binary8p3se", "binary8p1sf"));

TEST_P(ElementCodecs, give_what_the_oracle_gives) {
  const Subject subject = subject_called(GetParam());
  const auto& element = std::get<ElementSubject>(subject);
  for (const double scale : {0.01, 1.0, 1e4}) {
    const std::vector<float> values = numbers(500, scale);
    const std::vector<float> rounded = make_codec(subject, own_implementations())->nearest({values, 5, 100});
    for (std::size_t i = 0; i < values.size(); ++i) {
      const Expected code = convert(kFloat32, *element.format, std::bit_cast<std::uint32_t>(values[i]),
                                    Rounding::ties_to_even, *element.profile);
      const Expected back =
          convert(*element.format, kFloat32, code.code, Rounding::ties_to_even, *profile_called("ieee"));
      EXPECT_EQ(rounded[i], std::bit_cast<float>(static_cast<std::uint32_t>(back.code))) << values[i];
    }
  }
}

class BlockCodecs : public testing::TestWithParam<const char*> {};

INSTANTIATE_TEST_SUITE_P(Formats, BlockCodecs,
                         testing::Values("bnb_nf4", "bnb_fp4_b32", "bnb_int8", "mxfp4", "mxint8", "nvfp4", "ggml_q4_0",
                                         "ggml_tq1_0", "int4_b32", "int2_b128", "fp8_e4m3_row"));

TEST_P(BlockCodecs, give_what_the_oracle_gives_for_rows_filled_up_with_zeros) {
  constexpr std::size_t kRows = 3, kColumns = 70;
  const Subject subject = subject_called(GetParam());
  const auto& block = std::get<BlockSubject>(subject);
  const std::vector<float> values = numbers(kRows * kColumns, 0.1);
  const std::vector<float> rounded = make_codec(subject, own_implementations())->nearest({values, kRows, kColumns});

  Tensor tensor{&kFloat32, stored_shape(*block.spec, kRows, kColumns), {}};
  tensor.values.resize(tensor.shape.count());
  for (std::size_t i = 0; i < values.size(); ++i) {
    tensor.values[i / kColumns * tensor.shape.columns + i % kColumns] = std::bit_cast<std::uint32_t>(values[i]);
  }
  const Items items = items_of(quantize(*block.spec, block.variant->rules, tensor));
  const auto expected = dequantize(*block.spec, block.variant->rules, tensor.shape, items, kFloat32);
  ASSERT_EQ(rounded.size(), values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    const ExpectedValue& value = expected[i / kColumns * tensor.shape.columns + i % kColumns];
    EXPECT_TRUE(satisfies(kFloat32, value, std::bit_cast<std::uint32_t>(rounded[i]))) << i << ": " << rounded[i];
  }
}

TEST(Codec, of_float32_changes_nothing) {
  const std::vector<float> values = numbers(100, 1);
  const auto codec = make_codec(subject_called("float32"), {});
  EXPECT_EQ(codec->nearest({values, 1, 100}), values);
  EXPECT_EQ(codec->stochastic({values, 1, 100}, 1), values);
  EXPECT_THAT(losses_of(*codec, {values, 1, 100}, values).clipped, testing::Each(0));
}

TEST(Codec, says_what_was_clipped_and_what_became_zero) {
  const std::vector<float> values{449, -500, 448, 1e-9f, 0, -1e-9f, 1};
  const auto codec = make_codec(subject_called("float8_e4m3fn"), own_implementations());
  const Losses losses = losses_of(*codec, {values, 1, 7}, codec->nearest({values, 1, 7}));
  EXPECT_THAT(losses.clipped, ElementsAre(1, 1, 0, 0, 0, 0, 0));
  EXPECT_THAT(losses.zeroed, ElementsAre(0, 0, 0, 1, 0, 1, 0));
}

TEST(Codec, of_float16_overflows_to_infinity) {
  const std::vector<float> values{70000, -70000};
  const auto codec = make_codec(subject_called("float16"), own_implementations());
  const std::vector<float> rounded = codec->nearest({values, 1, 2});
  EXPECT_THAT(rounded, ElementsAre(HUGE_VALF, -HUGE_VALF));
  EXPECT_THAT(losses_of(*codec, {values, 1, 2}, rounded).clipped, ElementsAre(1, 1));
}

TEST(Codec, of_blocks_clips_under_the_block_s_own_scale) {
  // The scale is a power of two: 7.5 has the exponent of 4, and 6 is the largest element.
  std::vector<float> values(64, 1.0f);
  values[0] = 7.5f;
  values[40] = 0.01f;
  const auto codec = make_codec(subject_called("mxfp4", "floor"), own_implementations());
  const std::vector<float> rounded = codec->nearest({values, 1, 64});
  const Losses losses = losses_of(*codec, {values, 1, 64}, rounded);
  EXPECT_EQ(rounded[0], 6);
  EXPECT_EQ(std::ranges::count(losses.clipped, 1), 1);
  EXPECT_EQ(losses.clipped[0], 1);
  EXPECT_EQ(std::ranges::count(losses.zeroed, 1), 1);
  EXPECT_EQ(losses.zeroed[40], 1);
}

TEST(Codec, of_blocks_with_rounded_scales_clips_nothing_for_an_ulp) {
  const std::vector<float> values = numbers(1000, 1);
  for (const char* format : {"int8_row", "bnb_int8", "bnb_nf4", "fp8_e4m3_row", "int4_row"}) {
    const auto codec = make_codec(subject_called(format), own_implementations());
    EXPECT_THAT(losses_of(*codec, {values, 250, 4}, values).clipped, testing::Each(0)) << format;
  }
}

TEST(Codec, is_the_first_implementation_that_offers_the_conversion) {
  EXPECT_EQ(make_codec(subject_called("float16"), own_implementations())->implementation(), "cpu");
  EXPECT_EQ(make_codec(subject_called("tf32"), own_implementations())->implementation(), "cpu-scalar");
}

TEST(Codec, that_nobody_offers_is_an_error_that_names_the_question) {
  try {
    make_codec(subject_called("tf32"), {own_implementations().front()});
    FAIL() << "was made";
  } catch (const TreatmentError& error) {
    EXPECT_STREQ(error.what(), "accuracy: convert/float32->tf32/ties_to_even/ieee is offered by none of: cpu");
  }
}

}  // namespace
}  // namespace halfulp::accuracy
