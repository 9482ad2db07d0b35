// Float32 scales: FP8 by tensor, row and tile, integers, ternary and 2-bit weights.
#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>

#include "block_calls.h"
#include "cpu/codec.h"

namespace halfulp::cpu::test {
namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr float kMax = std::numeric_limits<float>::max();

TEST(BlockFp8, the_scale_is_the_largest_magnitude_over_448) {
  for (const char* variant : {"quotient", "reciprocal", "te"}) {
    const Quantized quantized = quantize({"fp8_e4m3_row", variant}, {2, 2}, {448, 1, -1, 0.5f});
    EXPECT_EQ(quantized.scale_as_float32(0), 1) << variant;
    EXPECT_EQ(Bytes(quantized.codes.begin(), quantized.codes.begin() + 2), (Bytes{0x7E, 0x38})) << variant;
    EXPECT_EQ(quantized.codes[2], 0xFE) << variant;
  }
}

TEST(BlockFp8, variants_differ_in_the_last_place_of_scales) {
  const float absmax = 3.7f;
  EXPECT_EQ(quantize({"fp8_e4m3_tensor", "quotient"}, {absmax}).scale_as_float32(0), absmax / 448);
  EXPECT_EQ(quantize({"fp8_e4m3_tensor", "te"}, {absmax}).scale_as_float32(0), 1 / (448 / absmax));
}

TEST(BlockFp8, quotient_divides_and_reciprocal_multiplies) {
  const auto nearest = [](float y) { return encode(kFloat8E4m3fn, y, Rounding::ties_to_even, kSaturating); };
  int differing = 0;
  for (int i = 1; i < 200; ++i) {
    const float absmax = 1 + static_cast<float>(i) / 256, scale = absmax / 448;
    const float tie = scale * 17;  // between 16 and 18
    const std::vector<float> values{absmax, std::nextafter(tie, 0.0f), tie, std::nextafter(tie, kMax)};
    const Bytes quotients = elements_of({"fp8_e4m3_tensor", "quotient"}, values);
    const Bytes products = elements_of({"fp8_e4m3_tensor", "reciprocal"}, values);
    for (std::size_t at = 0; at < values.size(); ++at) {
      EXPECT_EQ(quotients[at], nearest(values[at] / scale));
      EXPECT_EQ(products[at], nearest(values[at] * (1 / scale)));
      differing += quotients[at] != products[at] ? 1 : 0;
    }
  }
  EXPECT_GT(differing, 0);
}

TEST(BlockFp8, the_scale_of_an_empty_tensor_is_one) {
  for (const char* variant : {"quotient", "reciprocal", "te"}) {
    const Quantized quantized = quantize({"fp8_e4m3_tensor", variant}, {0, -0.0f});
    EXPECT_EQ(quantized.scale_as_float32(0), 1) << variant;
    EXPECT_EQ(quantized.codes, (Bytes{0x00, 0x80})) << variant;
  }
}

TEST(BlockFp8, in_te_the_multiplier_stays_finite) {
  const Quantized quantized = quantize({"fp8_e4m3_tensor", "te"}, {0x1p-140f});
  EXPECT_EQ(quantized.scale_as_float32(0), 0x1p-128f);
  EXPECT_EQ(quantized.codes, (Bytes{0x00}));  // 2^-140 * 2^128 is less than half the least element
}

TEST(BlockFp8, no_value_becomes_nan_or_infinity) {
  for (const char* variant : {"quotient", "reciprocal", "te"}) {
    for (int i = 0; i < 500; ++i) {
      const float absmax = 1 + static_cast<float>(i) / 512;
      EXPECT_EQ(elements_of({"fp8_e4m3_tensor", variant}, {absmax})[0], 0x7E) << absmax;
      EXPECT_EQ(elements_of({"fp8_e5m2_row", variant}, {absmax})[0], 0x7B) << absmax;
    }
  }
}

TEST(BlockFp8, deepseek_takes_magnitudes_for_at_least_a_ten_thousandth) {
  EXPECT_EQ(quantize({"fp8_e4m3_1x128", "deepseek"}, {0}).scale_as_float32(0), 1e-4f / 448);
  EXPECT_EQ(quantize({"fp8_e4m3_1x128", "deepseek"}, {1}).scale_as_float32(0), 1.0f / 448);
}

TEST(BlockFp8, deepseek_ue8m0_takes_the_scale_up_to_a_power_of_two) {
  const Quantized quantized = quantize({"fp8_e4m3_1x128", "deepseek-ue8m0"}, {1});
  EXPECT_EQ(quantized.scale_as_float32(0), 0x1p-8f);
  EXPECT_EQ(quantized.codes, (Bytes{0x78}));
  EXPECT_EQ(quantize({"fp8_e4m3_1x128", "deepseek-ue8m0"}, {448}).scale_as_float32(0), 1);
}

TEST(BlockFp8, tiles_are_cut_off_at_the_edges) {
  std::vector<float> values(130 * 200, 1.0f);
  values[129 * 200 + 199] = 896;
  const Quantized quantized = quantize({"fp8_e4m3_128x128", "deepseek"}, {130, 200}, values);
  ASSERT_EQ(quantized.scales.size(), 4 * sizeof(float));
  EXPECT_EQ(quantized.scale_as_float32(0), 1.0f / 448);
  EXPECT_EQ(quantized.scale_as_float32(1), 1.0f / 448);
  EXPECT_EQ(quantized.scale_as_float32(2), 1.0f / 448);
  EXPECT_EQ(quantized.scale_as_float32(3), 2);
  EXPECT_EQ(quantized.codes[128 * 200 + 127], 0x7E);
  EXPECT_EQ(quantized.codes[128 * 200 + 128], 0x30);  // 1 / 2
}

TEST(BlockIntegers, int8_is_symmetric_and_rounds_to_even) {
  for (const char* variant : {"quotient", "reciprocal"}) {
    EXPECT_EQ(elements_of({"int8_row", variant}, {127, -127, 0.5f, 1.5f, 2.5f, -0.5f}), (Bytes{127, 129, 0, 2, 2, 0}))
        << variant;
  }
}

TEST(BlockIntegers, a_row_of_zeros_has_scale_0_and_codes_0) {
  const Quantized quantized = quantize({"int8_row", "quotient"}, {0, -0.0f});
  EXPECT_EQ(quantized.scale_as_float32(0), 0);
  EXPECT_EQ(quantized.codes, (Bytes{0, 0}));
}

TEST(BlockIntegers, int4_has_the_first_of_two_in_the_low_nibble) {
  EXPECT_EQ(quantize({"int4_b32", "quotient"}, {7, -7, 1, -1, 3}).codes, (Bytes{0x97, 0xF1, 0x03}));
}

TEST(BlockTernary, the_scale_is_the_mean_magnitude) {
  const Quantized quantized = quantize({"ternary", "absmean"}, {2, -2, 0, 0});
  EXPECT_EQ(quantized.scale_as_float32(0), 1);
  EXPECT_EQ(quantized.codes, (Bytes{0b01010010}));
  EXPECT_EQ(dequantize({"ternary", "absmean"}, {1, 4}, quantized), (std::vector<float>{1, -1, 0, 0}));
}

TEST(BlockTernary, half_the_mean_rounds_to_the_even_integer_zero) {
  EXPECT_EQ(elements_of({"ternary", "absmean"}, {0.5f, 1.5f, -0.5f, -1.5f}), (Bytes{1, 2, 1, 0}));
}

TEST(BlockTernary, an_empty_tensor_has_the_least_scale) {
  EXPECT_EQ(quantize({"ternary", "absmean"}, {0, 0}).scale_as_float32(0), 1e-5f);
}

TEST(BlockTernary, the_mean_is_rounded_once) {
  // 2^24 + 1 + 1 is a float32, 2^24 + 1 is not: a sum in float32 would lose both ones.
  EXPECT_EQ(quantize({"ternary", "absmean"}, {0x1p24f, 1, 1, 0}).scale_as_float32(0), (0x1p24f + 2) / 4);
}

TEST(BlockTernary, what_tips_a_mean_off_a_tie_may_be_far_below_it) {
  // A quarter of 2^60 + 2^36 lies between two float32; 2^-10 more decides.
  EXPECT_EQ(quantize({"ternary", "absmean"}, {0x1p60f, 0x1p36f, 0, 0}).scale_as_float32(0), 0x1p58f);
  EXPECT_EQ(quantize({"ternary", "absmean"}, {0x1p60f, 0x1p36f, 0x1p-10f, 0}).scale_as_float32(0), 0x1.000002p58f);
}

TEST(BlockInt2, zero_is_always_one_of_the_values) {
  const Quantized positive = quantize({"int2_b128", "gptq"}, {1, 2, 3});
  EXPECT_EQ(positive.scale_as_float32(0), 1);
  EXPECT_EQ(positive.scale_as_float32(1), 0);
  EXPECT_EQ(positive.codes, (Bytes{0b00111001}));
  const Quantized both = quantize({"int2_b128", "gptq"}, {-1, 2, 0, 1});
  EXPECT_EQ(both.scale_as_float32(1), 1);
  EXPECT_EQ(both.codes, (Bytes{0b10011100}));
  EXPECT_EQ(dequantize({"int2_b128", "gptq"}, {1, 4}, both), (std::vector<float>{-1, 2, 0, 1}));
}

TEST(BlockInt2, values_are_rounded_before_the_zero_point_is_added) {
  EXPECT_EQ(elements_of({"int2_b128", "gptq"}, {-1, 2, 0.5f, 1.5f}), (Bytes{0, 3, 1, 3}));
}

TEST(BlockInt2, the_zero_point_is_taken_off_before_the_scale_is_multiplied) {
  const Quantized quantized = quantize({"int2_b128", "gptq"}, {-0.5f, 1});
  EXPECT_EQ(quantized.scale_as_float32(0), 0.5f);
  EXPECT_EQ(dequantize({"int2_b128", "gptq"}, {1, 2}, quantized), (std::vector<float>{-0.5f, 1}));
}

TEST(BlockInt2, a_block_of_zeros_has_the_range_of_one) {
  const Quantized quantized = quantize({"int2_b128", "gptq"}, {0, 0, 0, 0});
  EXPECT_EQ(quantized.scale_as_float32(0), 2.0f / 3);
  EXPECT_EQ(quantized.scale_as_float32(1), 2);
  EXPECT_EQ(quantized.codes, (Bytes{0b10101010}));
}

TEST(BlockInt2, the_last_byte_is_filled_with_the_code_of_zero) {
  EXPECT_EQ(elements_of({"int2_b128", "gptq"}, {-1, 2}), (Bytes{0, 3, 1, 1}));
}

}  // namespace
}  // namespace halfulp::cpu::test
