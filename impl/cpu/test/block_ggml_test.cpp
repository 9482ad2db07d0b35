// GGML: its reference quantizers and its arrangement of codes, by blocks worked out by hand.
#include <gtest/gtest.h>

#include <cmath>

#include "block_calls.h"

namespace halfulp::cpu::test {
namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::uint16_t kOne = 0x3C00, kMinusOne = 0xBC00;  ///< float16

BlockSubject ggml(const char* format) { return {std::string("ggml_") + format, "ggml"}; }

Bytes first(Bytes codes, std::size_t count) {
  codes.resize(count);
  return codes;
}

/// The first few element codes of one block.
Bytes codes_of(const BlockSubject& subject, const std::vector<float>& values, std::size_t length = 32) {
  return first(elements_of(subject, filled(values, length)), values.size());
}

TEST(BlockGgml, q4_0_adds_8_and_a_half_and_cuts_off) {
  const std::vector<float> values{-8, 7, 7.6f, 0, 0.5f, -0.5f, -0.51f};
  EXPECT_EQ(codes_of(ggml("q4_0"), values), (Bytes{0, 15, 15, 8, 9, 8, 7}));
  EXPECT_EQ(quantize(ggml("q4_0"), filled(values, 32)).scale_as_float16(0), kOne);
}

TEST(BlockGgml, q4_0_scales_by_the_first_of_two_largest) {
  EXPECT_EQ(quantize(ggml("q4_0"), filled({8, -8}, 32)).scale_as_float16(0), kMinusOne);
  EXPECT_EQ(codes_of(ggml("q4_0"), {8, -8}), (Bytes{0, 15}));
  EXPECT_EQ(quantize(ggml("q4_0"), filled({-8, 8}, 32)).scale_as_float16(0), kOne);
}

TEST(BlockGgml, q4_0_has_element_j_low_and_element_j_plus_16_high) {
  std::vector<float> values(32, 0.0f);
  values[1] = -8;
  values[17] = 3;
  const Bytes codes = quantize(ggml("q4_0"), values).codes;
  ASSERT_EQ(codes.size(), 18u);
  EXPECT_EQ(Bytes(codes.begin(), codes.begin() + 4), (Bytes{0x00, 0x3C, 0x88, 0xB0}));
}

TEST(BlockGgml, q4_0_divides_by_the_float32_scale_and_gives_back_the_float16_one) {
  const Quantized quantized = quantize(ggml("q4_0"), filled({-0.8f, 0.3f}, 32));
  EXPECT_EQ(quantized.scale_as_float16(0), 0x2E66);  // 0.1 is 0x1.99999ap-4, float16 0x1.998p-4
  const auto values = dequantize(ggml("q4_0"), {1, 32}, quantized);
  EXPECT_EQ(values[0], -8 * 0x1.998p-4f);
  EXPECT_EQ(values[1], 3 * 0x1.998p-4f);
}

TEST(BlockGgml, q4_1_counts_from_the_minimum) {
  const Quantized quantized = quantize(ggml("q4_1"), filled({-1, 14, 0.49f, 0.5f}, 32, -1));
  EXPECT_EQ(quantized.scale_as_float16(0), kOne);
  EXPECT_EQ(quantized.scale_as_float16(1), kMinusOne);
  const Bytes codes = elements_of(ggml("q4_1"), filled({-1, 14, 0.49f, 0.5f}, 32, -1));
  EXPECT_EQ(first(codes, 5), (Bytes{0, 15, 1, 2, 0}));
}

TEST(BlockGgml, q4_1_of_equal_values_is_their_minimum) {
  const Quantized quantized = quantize(ggml("q4_1"), std::vector<float>(32, 0.5f));
  EXPECT_EQ(quantized.scale_as_float16(0), 0);
  EXPECT_EQ(dequantize(ggml("q4_1"), {1, 32}, quantized), std::vector<float>(32, 0.5f));
}

TEST(BlockGgml, q5_0_keeps_the_fifth_bits_apart) {
  std::vector<float> values(32, -16.0f);
  values[9] = 15;
  values[31] = 2;
  const Bytes codes = quantize(ggml("q5_0"), values).codes;
  ASSERT_EQ(codes.size(), 22u);
  EXPECT_EQ(Bytes(codes.begin(), codes.begin() + 6), (Bytes{0x00, 0x3C, 0x00, 0x02, 0x00, 0x80}));
  EXPECT_EQ(codes[6 + 9], 0x0F);
  EXPECT_EQ(codes[6 + 15], 0x20);
}

TEST(BlockGgml, q5_1_has_31_steps) {
  std::vector<float> values(32, 0.0f);
  values[0] = 31;
  values[1] = 16.5f;
  EXPECT_EQ(codes_of(ggml("q5_1"), values)[0], 31);
  EXPECT_EQ(codes_of(ggml("q5_1"), values)[1], 17);
  EXPECT_EQ(quantize(ggml("q5_1"), values).codes.size(), 24u);
}

TEST(BlockGgml, q8_0_rounds_half_away_from_zero) {
  EXPECT_EQ(codes_of(ggml("q8_0"), {127, 0.5f, -2.5f, 2.49f, -127}), (Bytes{127, 1, 253, 2, 129}));
}

TEST(BlockGgml, an_empty_block_has_scale_0_and_the_codes_of_zero) {
  EXPECT_EQ(codes_of(ggml("q4_0"), {0, 0}), (Bytes{8, 8}));
  EXPECT_EQ(codes_of(ggml("q8_0"), {0, -0.0f}), (Bytes{0, 0}));
  EXPECT_EQ(quantize(ggml("q8_0"), filled({}, 32)).scale_as_float16(0), 0);
}

TEST(BlockGgml, a_scale_beyond_float16_is_infinity) {
  const Quantized quantized = quantize(ggml("q8_0"), filled({1e9f}, 32));
  EXPECT_EQ(quantized.scale_as_float16(0), 0x7C00);
  EXPECT_EQ(codes_of(ggml("q8_0"), {1e9f}), (Bytes{127}));
}

TEST(BlockGgml, iq4_nl_finds_its_own_levels_with_scale_1) {
  const std::vector<float> levels{-127, -104, -83, -65, -49, -35, -22, -10, 1, 13, 25, 38, 53, 69, 89, 113};
  std::vector<float> values = levels;
  values.insert(values.end(), levels.begin(), levels.end());
  EXPECT_EQ(quantize(ggml("iq4_nl"), values).scale_as_float16(0), kOne);
  EXPECT_EQ(codes_of(ggml("iq4_nl"), levels), (Bytes{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}));
}

TEST(BlockGgml, iq4_nl_takes_a_tie_up) {
  EXPECT_EQ(codes_of(ggml("iq4_nl"), {-127, -4.5f, 7, -115.5f}), (Bytes{0, 8, 9, 1}));
}

TEST(BlockGgml, iq4_nl_has_the_scale_of_least_squares) {
  // 100 is nearer to 89 than to 113: d = (127^4 + 100^3 * 89) / (127^4 + 100^2 * 89^2).
  const double scale = (260144641.0 + 89000000) / (260144641.0 + 79210000);
  const auto values = dequantize(ggml("iq4_nl"), {1, 32}, quantize(ggml("iq4_nl"), filled({-127, 100}, 32)));
  EXPECT_NEAR(values[0], -127 * scale, 127 * scale * 0x1p-11);
  EXPECT_NEAR(values[1], 89 * scale, 89 * scale * 0x1p-11);
}

TEST(BlockGgml, iq4_nl_has_scale_0_for_next_to_nothing) {
  EXPECT_EQ(quantize(ggml("iq4_nl"), filled({}, 32)).scale_as_float16(0), 0);
  EXPECT_EQ(quantize(ggml("iq4_nl"), filled({9e-16f}, 32)).scale_as_float16(0), 0);
  EXPECT_EQ(dequantize(ggml("iq4_nl"), {1, 32}, quantize(ggml("iq4_nl"), filled({9e-16f}, 32)))[0], 0);
}

TEST(BlockGgml, mxfp4_takes_ties_toward_zero_and_never_negative_zero) {
  EXPECT_EQ(codes_of(ggml("mxfp4"), {6, 0.25f, 0.75f, 1.25f, 1.75f, 2.5f, 3.5f, 5, -0.25f, -0.0f, -2.5f, 7.9f}),
            (Bytes{7, 0, 1, 2, 3, 4, 5, 6, 0, 0, 12, 7}));
  EXPECT_EQ(quantize(ggml("mxfp4"), filled({6}, 32)).codes[0], 127);
  EXPECT_EQ(quantize(ggml("mxfp4"), filled({}, 32)).codes, Bytes(17, 0));
}

TEST(BlockGgml, mxfp4_has_no_nan_on_the_way_back) {
  Quantized planes = planes_for(ggml("mxfp4"), {1, 32}, 0x21);  // elements 0.5 and 1
  planes.codes[0] = 255;
  const auto values = dequantize(ggml("mxfp4"), {1, 32}, planes);
  EXPECT_EQ(values[0], 0x1p127f);
  EXPECT_TRUE(std::isinf(values[16]));
}

TEST(BlockGgml, nvfp4_rounds_scales_by_one_bit_and_never_uses_the_codes_below_the_largest) {
  const auto scale = [](float sixth) { return quantize(ggml("nvfp4"), filled({sixth * 6}, 64)).codes[0]; };
  EXPECT_EQ(scale(1), 0x38);
  EXPECT_EQ(scale(247), 0x77);
  EXPECT_EQ(scale(248), 0x7E);
  EXPECT_EQ(scale(256), 0x7E);
  EXPECT_EQ(scale(300), 0x7E);
  EXPECT_EQ(scale(1e6f), 0x7E);
  EXPECT_EQ(scale(0.0151f), 0x07);
  EXPECT_EQ(scale(1.0625f), 0x39);  // a tie goes up
  EXPECT_EQ(scale(0x1p-10f), 0x01);
  EXPECT_EQ(scale(0x1.fffffep-11f), 0x01);  // nearly one half and one half are one in float32
  EXPECT_EQ(scale(0x1.ffp-11f), 0x00);
}

TEST(BlockGgml, nvfp4_stores_four_scales_before_the_codes_of_four_blocks) {
  std::vector<float> values(64, 0.0f);
  values[0] = 6;
  values[8] = 1;
  values[16] = 12;
  values[63] = 24;
  const Bytes codes = quantize(ggml("nvfp4"), values).codes;
  ASSERT_EQ(codes.size(), 36u);
  EXPECT_EQ(Bytes(codes.begin(), codes.begin() + 5), (Bytes{0x38, 0x40, 0x00, 0x48, 0x27}));
  EXPECT_EQ(codes[4 + 8], 0x07);
  EXPECT_EQ(codes[35], 0x70);
}

TEST(BlockGgml, nvfp4_takes_the_nan_scale_for_zero_on_the_way_back) {
  Quantized planes = planes_for(ggml("nvfp4"), {1, 64}, 0x11);
  planes.codes[0] = 0x7F;
  EXPECT_EQ(dequantize(ggml("nvfp4"), {1, 64}, planes)[0], 0);
}

TEST(BlockGgml, tq1_0_packs_five_trits_into_a_byte_and_four_into_the_last_ones) {
  Bytes zeros(54, 128);
  for (std::size_t i = 48; i < 52; ++i) zeros[i] = 127;
  zeros[52] = zeros[53] = 0;
  EXPECT_EQ(quantize(ggml("tq1_0"), filled({}, 256)).codes, zeros);
  Bytes ones(54, 255);
  for (std::size_t i = 48; i < 52; ++i) ones[i] = 253;
  ones[52] = 0x00;
  ones[53] = 0x3C;
  EXPECT_EQ(quantize(ggml("tq1_0"), std::vector<float>(256, 1)).codes, ones);
}

TEST(BlockGgml, tq1_0_counts_the_first_trit_of_a_byte_most) {
  std::vector<float> values(256, -1.0f);
  values[0] = 1;    // byte 0: 2 * 81
  values[33] = 1;   // byte 1: 2 * 27
  values[160] = 0;  // byte 32: 81
  values[255] = 1;  // byte 51: 2 * 3
  const Bytes codes = quantize(ggml("tq1_0"), values).codes;
  EXPECT_EQ(codes[0], (162 * 256 + 242) / 243);
  EXPECT_EQ(codes[1], (54 * 256 + 242) / 243);
  EXPECT_EQ(codes[32], (81 * 256 + 242) / 243);
  EXPECT_EQ(codes[51], (6 * 256 + 242) / 243);
}

TEST(BlockGgml, tq2_0_has_elements_32_apart_in_a_byte) {
  std::vector<float> values(256, 0.0f);
  values[0] = 1;
  values[32] = -1;
  values[130] = 1;
  const Bytes codes = quantize(ggml("tq2_0"), values).codes;
  ASSERT_EQ(codes.size(), 66u);
  EXPECT_EQ(codes[0], 0b01010010);
  EXPECT_EQ(codes[1], 0b01010101);
  EXPECT_EQ(codes[34], 0b01010110);
}

TEST(BlockGgml, trits_are_rounded_half_away_from_zero) {
  EXPECT_EQ(codes_of(ggml("tq2_0"), {2, 1, 0.99f, -1, -2}, 256), (Bytes{2, 2, 1, 0, 0}));
}

}  // namespace
}  // namespace halfulp::cpu::test
