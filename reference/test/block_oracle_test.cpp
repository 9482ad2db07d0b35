// Cases worked out by hand in which a rule of the oracle for blocks shows by itself.
#include <gtest/gtest.h>

#include <bit>
#include <limits>
#include <string>
#include <vector>

#include "block/block_registry.h"
#include "block/layout.h"
#include "block/quantize.h"
#include "format/elements.h"

namespace halfulp {
namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
constexpr float kInfinity = std::numeric_limits<float>::infinity();

BlockAnswer answer_to(const std::string& format, const std::string& variant, const std::vector<float>& values,
                      Shape shape = {}) {
  const BlockSpec& spec = *block_called(format);
  Tensor tensor{.format = &kFloat32, .shape = shape.columns == 0 ? Shape{1, values.size()} : shape, .values = {}};
  for (const float value : values) tensor.values.push_back(std::bit_cast<std::uint32_t>(value));
  return quantize(spec, variant_called(spec, variant)->rules, tensor);
}

std::vector<Code> elements_of(const BlockAnswer& answer) { return items_of(answer).elements; }
std::vector<Code> scales_of(const BlockAnswer& answer) { return items_of(answer).scales; }

TEST(Ternary, sends_half_the_mean_to_the_even_integer_zero) {
  // The mean of 3, 2, 2, 1 is 2; code 1 is 0, code 2 is 1.
  EXPECT_EQ(elements_of(answer_to("ternary", "absmean", {3, 2, 2, 1})), (std::vector<Code>{2, 2, 2, 1}));
}

TEST(OddLengths, fill_the_last_byte_as_the_block_codes_a_zero) {
  // Of a block of zeros bitsandbytes' kernels make 0 times infinity, a NaN, and code 0; else a zero is NF4's code 7.
  EXPECT_EQ(elements_of(answer_to("bnb_nf4", "bnb-cuda", {0})), (std::vector<Code>{0, 0}));
  EXPECT_EQ(elements_of(answer_to("bnb_nf4", "bnb-cuda", {1})), (std::vector<Code>{15, 7}));
  EXPECT_EQ(elements_of(answer_to("bnb_nf4", "nearest", {0})), (std::vector<Code>{7, 7}));
}

TEST(OddLengths, fill_two_bit_codes_with_the_zero_point) {
  // From -1 to 2 in steps of 1: zero is code 1.
  EXPECT_EQ(elements_of(answer_to("int2_b128", "gptq", {-1, 2})), (std::vector<Code>{0, 3, 1, 1}));
}

TEST(ApproximateReciprocals, leave_two_codes_only_next_to_a_threshold) {
  const BlockAnswer answer = answer_to("bnb_nf4", "bnb-cuda", {3, 3 * 0.8614784f, 1});
  EXPECT_NE(answer.elements[1].code, answer.elements[1].other);
  EXPECT_EQ(answer.elements[2].code, answer.elements[2].other);
}

TEST(ApproximateReciprocals, of_a_large_absmax_are_flushed_to_zero) {
  EXPECT_EQ(elements_of(answer_to("bnb_nf4", "bnb-cuda", {0x1p127f, -0x1p127f})), (std::vector<Code>{7, 7}));
}

TEST(BnbDefault, lets_a_nan_take_the_whole_block_to_the_greatest_code) {
  const BlockAnswer answer = answer_to("bnb_nf4", "bnb-default", {1, kNan});
  EXPECT_EQ(elements_of(answer), (std::vector<Code>{15, 15}));
  EXPECT_TRUE(answer.scales.front().admits(0x7FC00000));
  EXPECT_TRUE(answer.scales.front().admits(0x7F800001));
  EXPECT_FALSE(answer.scales.front().admits(0x7F800000));
}

TEST(BnbDefault, keeps_the_floor_as_scale_of_a_short_block_of_zeros_only) {
  EXPECT_EQ(scales_of(answer_to("bnb_nf4_b32", "bnb-default", std::vector<float>(33))),
            (std::vector<Code>{0, std::bit_cast<std::uint32_t>(1e-38f)}));
}

TEST(MxScales, of_an_infinity_are_nan_or_the_largest) {
  EXPECT_EQ(scales_of(answer_to("mxfp8_e4m3", "rceil", {kInfinity})), (std::vector<Code>{0xFF}));
  EXPECT_TRUE(answer_to("mxfp8_e4m3", "rceil", {kInfinity}).elements.front().is_open);
  EXPECT_EQ(scales_of(answer_to("mxfp8_e4m3", "te", {kInfinity})), (std::vector<Code>{0xFE}));
  EXPECT_EQ(elements_of(answer_to("mxfp8_e4m3", "te", {kInfinity, -kInfinity})), (std::vector<Code>{0x7E, 0xFE}));
}

TEST(MxScales, follow_their_rule_at_7_over_6) {
  // 7 = 1.75 * 2^2: floor keeps 2^0 and clips to 6; the three others take 2^1.
  EXPECT_EQ(scales_of(answer_to("mxfp4", "floor", {7})), (std::vector<Code>{127}));
  EXPECT_EQ(elements_of(answer_to("mxfp4", "floor", {7, 0.25f, 0.75f, 2.5f})), (std::vector<Code>{7, 0, 2, 4}));
  for (const char* variant : {"ceil", "even", "rceil"}) {
    EXPECT_EQ(scales_of(answer_to("mxfp4", variant, {7})), (std::vector<Code>{128})) << variant;
  }
  EXPECT_EQ(scales_of(answer_to("mxfp4", "even", {6.5f})), (std::vector<Code>{127}));
  EXPECT_EQ(scales_of(answer_to("mxfp4", "rceil", {6.5f})), (std::vector<Code>{128}));
}

TEST(Mxint8, never_uses_its_least_code) {
  EXPECT_EQ(elements_of(answer_to("mxint8", "floor", {-1.9999f, 1.9999f})), (std::vector<Code>{0x81, 0x7F}));
}

TEST(GgmlQ40, takes_the_sign_of_the_first_largest_value) {
  std::vector<float> values(32);
  values[3] = 4;
  values[9] = -4;
  const BlockAnswer answer = answer_to("ggml_q4_0", "ggml", values);
  EXPECT_EQ(scales_of(answer), (std::vector<Code>{0xB800}));  // 4 / -8 = -0.5
  EXPECT_EQ(answer.elements[3].code, 0u);
  EXPECT_EQ(answer.elements[9].code, 15u);
  EXPECT_EQ(answer.elements[0].code, 8u);
}

TEST(GgmlMxfp4, leaves_the_scale_open_between_two_just_below_a_power_of_two) {
  std::vector<float> values(32);
  values[0] = 7.9999995f;
  const Admissible scale = answer_to("ggml_mxfp4", "ggml", values).scales.front();
  EXPECT_EQ(scale.code, 127u);
  EXPECT_EQ(scale.other, 128u);
}

TEST(LlmInt8, leaves_columns_of_outliers_out) {
  const BlockAnswer answer = answer_to("bnb_int8", "bnb-default-6", {1, 7, -2, 4, 3, 2}, {2, 3});
  EXPECT_EQ(scales_of(answer), (std::vector<Code>{0x40000000, 0x40800000}));
  EXPECT_EQ(elements_of(answer), (std::vector<Code>{64, 0, 0x81, 127, 0, 64}));
  EXPECT_EQ(items_of(answer).tensor, (std::vector<Code>{0, 0x3F800000, 0}));
}

TEST(LlmInt8, by_the_kernel_takes_nan_for_zero_and_either_zero_for_the_scale_of_a_row_of_outliers) {
  const BlockAnswer answer = answer_to("bnb_int8", "bnb-cuda-6", {kNan, 1, -3, 6, -7, 8}, {2, 3});
  EXPECT_EQ(items_of(answer).tensor, (std::vector<Code>{0x3F800000, 0x3F800000, 0x3F800000}));
  EXPECT_EQ(elements_of(answer), std::vector<Code>(6, 0));
  EXPECT_EQ(answer.scales[0], Admissible::only(0x40400000));
  EXPECT_TRUE(answer.scales[1].admits(0));
  EXPECT_TRUE(answer.scales[1].admits(0x80000000));
  EXPECT_FALSE(answer.scales[1].admits(1));
}

TEST(LlmInt8, by_the_kernel_admits_both_codes_where_two_ulps_of_the_quotient_decide) {
  // 127/3 lies between two float32; x is chosen so that x * fl(127/3) is the tie 63.5 for one of the factors.
  const BlockAnswer answer = answer_to("bnb_int8", "bnb-cuda", {3, 1.5f, 1.4f});
  EXPECT_EQ(answer.elements[1].code, 64u);
  EXPECT_TRUE(answer.elements[1].admits(63));
  EXPECT_FALSE(answer.elements[1].admits(65));
  EXPECT_EQ(answer.elements[2], Admissible::only(59));
}

TEST(TwoLevels, are_open_where_one_value_is_not_a_number) {
  const BlockAnswer answer = answer_to("nvfp4", "te", {1, kNan, 2});
  for (const Admissible& place : answer.elements) EXPECT_TRUE(place.is_open);
  for (const Admissible& place : answer.scales) EXPECT_TRUE(place.is_open);
}

TEST(TwoLevels, give_the_largest_block_the_largest_scale) {
  const BlockAnswer answer = answer_to("nvfp4", "torchao", {6, -3, 0.5f});
  EXPECT_EQ(scales_of(answer), (std::vector<Code>{0x7E}));
  EXPECT_EQ(elements_of(answer), (std::vector<Code>{0x7, 0xD, 0x1, 0x0}));
}

TEST(EmptyTensors, have_no_codes_and_an_open_mean) {
  const BlockAnswer answer = answer_to("bnb_nf4_nested", "bnb-cpu", {}, {0, 1});
  EXPECT_TRUE(answer.elements.empty());
  EXPECT_TRUE(answer.scales.empty());
  ASSERT_EQ(answer.tensor.size(), 1u);
  EXPECT_TRUE(answer.tensor.front().is_open);
}

}  // namespace
}  // namespace halfulp
