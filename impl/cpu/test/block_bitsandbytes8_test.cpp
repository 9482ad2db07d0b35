// bitsandbytes dynamic 8-bit, double quantization and LLM.int8(): tables, means and outliers.
#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>

#include "block_calls.h"
#include "subject_codebooks.h"

namespace halfulp::cpu::test {
namespace {

using Bytes = std::vector<std::uint8_t>;

const BlockSubject kDynamicNearest{"bnb_dynamic8", "nearest"}, kDynamicCuda{"bnb_dynamic8", "bnb-cuda"},
    kDynamicCpu{"bnb_dynamic8", "bnb-cpu"}, kNested{"bnb_nf4_nested", "bnb-cpu"}, kInt8{"bnb_int8", "bnb-default"},
    kInt8Outliers{"bnb_int8", "bnb-default-6"};

constexpr float kInf = std::numeric_limits<float>::infinity();
const float kNan = std::nanf("");

TEST(BlockDynamic8, the_table_of_the_cpu_has_no_zero) {
  const Bytes codes = elements_of(kDynamicCpu, {1, 0, -0.0f, 1e-7f, 5e-6f, 2.2e-5f, -1e-7f, kNan});
  EXPECT_EQ(codes, (Bytes{255, 131, 131, 131, 131, 131, 123, 0}));
}

TEST(BlockDynamic8, nine_codes_do_not_come_back_through_the_table_of_the_cpu) {
  Bytes changed;
  const std::vector<float> values = dynamic8_values();
  const Bytes codes = elements_of(kDynamicCpu, values);
  for (std::size_t code = 0; code < values.size(); ++code) {
    if (codes[code] != code) changed.push_back(static_cast<std::uint8_t>(code));
  }
  EXPECT_EQ(changed, (Bytes{120, 124, 125, 126, 127, 128, 129, 130, 134}));
}

TEST(BlockDynamic8, on_the_cpu_an_empty_block_is_code_0) {
  const Quantized quantized = quantize(kDynamicCpu, {0, kNan, -0.0f});
  EXPECT_EQ(quantized.codes, (Bytes{0, 0, 0}));
  EXPECT_EQ(quantized.scale_as_float32(0), 0);
}

TEST(BlockDynamic8, on_the_cpu_a_subnormal_block_is_the_ends_of_the_table) {
  EXPECT_EQ(elements_of(kDynamicCpu, {1e-39f, -1e-39f, 0, 1e-40f}), (Bytes{255, 0, 0, 255}));
}

TEST(BlockDynamic8, on_the_cpu_an_infinite_block_is_bin_32768_but_for_infinities) {
  EXPECT_EQ(elements_of(kDynamicCpu, {1, kInf, -kInf, 0}), (Bytes{131, 0, 0, 131}));
}

TEST(BlockDynamic8, every_code_but_the_least_sign_of_one_comes_back_by_the_nearest) {
  const std::vector<float> values = dynamic8_values();
  for (const BlockSubject& subject : {kDynamicNearest, kDynamicCuda}) {
    const Bytes codes = elements_of(subject, values);
    for (std::size_t code = 0; code < values.size(); ++code) EXPECT_EQ(codes[code], code) << subject.variant;
  }
}

TEST(BlockDynamic8, a_tie_stays_with_the_last_pivot_of_the_kernels_search) {
  const std::vector<float> values = dynamic8_values();
  for (const std::size_t lower : {std::size_t{200}, std::size_t{201}}) {
    const float tie = (values[lower] + values[lower + 1]) * 0.5f;
    const std::size_t pivot = lower % 2 == 0 ? lower : lower + 1;
    EXPECT_EQ(elements_of(kDynamicCuda, {1, tie})[1], pivot) << lower;
  }
}

TEST(BlockNested, the_offset_is_the_mean_and_scales_differ_from_it) {
  std::vector<float> values(3 * 64, 0.0f);
  values[0] = 1;
  values[64] = -2;
  values[128] = 6;
  const Quantized quantized = quantize(kNested, values);
  ASSERT_EQ(quantized.tensor.size(), 8u);
  EXPECT_EQ(quantized.tensor_value(0), 3);
  EXPECT_EQ(quantized.tensor_value(1), 3);
  EXPECT_EQ(quantized.scales[2], 255);  // 6 - 3 is the largest: code of 1
  const auto back = dequantize(kNested, {1, values.size()}, quantized);
  EXPECT_EQ(back[128], 6);
  EXPECT_NEAR(back[0], 1, 0.02);
}

TEST(BlockNested, equal_scales_come_back_as_their_mean) {
  const std::vector<float> values(128, 0.3f);
  const Quantized quantized = quantize(kNested, values);
  EXPECT_EQ(quantized.scales, (Bytes{0, 0}));
  EXPECT_EQ(dequantize(kNested, {1, 128}, quantized), values);
}

TEST(BlockNested, every_256_scales_have_a_scale) {
  const Quantized quantized = quantize(kNested, std::vector<float>(257 * 64, 1.0f));
  EXPECT_EQ(quantized.tensor.size(), 3 * sizeof(float));
  EXPECT_EQ(quantized.scales.size(), 257u);
  std::vector<float> values(257 * 64, 1.0f);
  values.back() = 3;
  EXPECT_EQ(dequantize(kNested, {1, values.size()}, quantize(kNested, values)).back(), 3);
}

TEST(BlockInt8, rows_are_scaled_to_127_and_rounded_to_even) {
  const Quantized quantized = quantize(kInt8, {2, 3}, {127, -127, 2.5f, 0.5f, -0.25f, 0});
  EXPECT_EQ(quantized.codes, (Bytes{127, 129, 2, 127, 192, 0}));
  EXPECT_EQ(quantized.scale_as_float32(0), 127);
  EXPECT_EQ(quantized.scale_as_float32(1), 0.5f);
}

TEST(BlockInt8, what_comes_back_is_multiplied_twice) {
  const Quantized quantized = quantize(kInt8, {1.7f, 0.3f});
  const float inverse = std::bit_cast<float>(std::uint32_t{0x3C010204});
  const float first = 127 * 1.7f, second = 22 * 1.7f;
  EXPECT_EQ(dequantize(kInt8, {1, 2}, quantized), (std::vector<float>{first * inverse, second * inverse}));
}

TEST(BlockInt8, columns_with_outliers_are_marked_and_left_out) {
  const Quantized quantized = quantize(kInt8Outliers, {2, 3}, {1, 6, -2, 3, 1, -5.9f});
  EXPECT_EQ(quantized.scale_as_float32(0), 2);
  EXPECT_EQ(quantized.scale_as_float32(1), 5.9f);
  EXPECT_EQ(quantized.codes, (Bytes{64, 0, 129, 65, 0, 129}));
  EXPECT_EQ(quantized.tensor_value(0), 0);
  EXPECT_EQ(quantized.tensor_value(1), 1);
  EXPECT_EQ(quantized.tensor_value(2), 0);
}

TEST(BlockInt8, without_a_threshold_no_column_is_marked) {
  const Quantized quantized = quantize(kInt8, {1, 2}, {100, 1});
  EXPECT_EQ(quantized.tensor_value(0), 0);
  EXPECT_EQ(quantized.tensor_value(1), 0);
  EXPECT_EQ(quantized.codes, (Bytes{127, 1}));
}

TEST(BlockInt8, an_infinity_is_an_outlier_like_any_other) {
  const Quantized quantized = quantize(kInt8Outliers, {1, 2}, {kInf, 1});
  EXPECT_EQ(quantized.codes, (Bytes{0, 127}));
  EXPECT_EQ(quantized.scale_as_float32(0), 1);
}

}  // namespace
}  // namespace halfulp::cpu::test
