// OCP MX and NVFP4: exponents of scales, ties, saturation, zeros and specials.
#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>

#include "block_calls.h"

namespace halfulp::cpu::test {
namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr float kInf = std::numeric_limits<float>::infinity(), kMax = std::numeric_limits<float>::max();
const float kNan = std::nanf("");

/// The scale codes of blocks that hold nothing but one value each.
Bytes scale_codes(const BlockSubject& subject, const std::vector<float>& absmaxes) {
  Bytes codes;
  for (const float absmax : absmaxes) codes.push_back(quantize(subject, filled({absmax}, 32)).scales[0]);
  return codes;
}

TEST(BlockMx, floor_takes_the_exponent_less_that_of_the_largest_element) {
  EXPECT_EQ(scale_codes({"mxfp4", "floor"}, {4, 6, 7.99f, 8, 1, 0.3f}), (Bytes{127, 127, 127, 128, 125, 123}));
  EXPECT_EQ(scale_codes({"mxfp8_e4m3", "floor"}, {256, 511, 512}), (Bytes{127, 127, 128}));
  EXPECT_EQ(scale_codes({"mxfp8_e5m2", "floor"}, {32768, 57344, 65536}), (Bytes{127, 127, 128}));
  EXPECT_EQ(scale_codes({"mxint8", "floor"}, {1, 1.99f, 2}), (Bytes{127, 127, 128}));
}

TEST(BlockMx, ceil_takes_the_next_power_of_two) {
  EXPECT_EQ(scale_codes({"mxfp4", "ceil"}, {4, 4.01f, 8}), (Bytes{127, 128, 128}));
}

TEST(BlockMx, even_carries_from_one_and_three_quarters_in_fp4) {
  EXPECT_EQ(scale_codes({"mxfp4", "even"}, {4, 6.99f, 7, 8}), (Bytes{127, 127, 128, 128}));
  EXPECT_EQ(scale_codes({"mxfp8_e4m3", "even"}, {495, 496}), (Bytes{127, 128}));
  EXPECT_EQ(scale_codes({"mxfp8_e5m2", "even"}, {61439, 61440}), (Bytes{127, 128}));
  EXPECT_EQ(scale_codes({"mxint8", "even"}, {1.992f, 1.9921875f}), (Bytes{127, 128}));
}

TEST(BlockMx, rceil_never_clips) {
  for (const char* variant : {"rceil", "te"}) {
    EXPECT_EQ(scale_codes({"mxfp4", variant}, {3, 3.0001f, 6, 6.0001f}), (Bytes{126, 127, 127, 128})) << variant;
    EXPECT_EQ(scale_codes({"mxfp8_e4m3", variant}, {448, 448.1f}), (Bytes{127, 128})) << variant;
  }
}

TEST(BlockMx, scales_stay_within_their_range) {
  EXPECT_EQ(scale_codes({"mxfp4", "floor"}, {0, 0x1p-149f, 0x1p-126f, 0x1p-124f, kMax}), (Bytes{0, 0, 0, 1, 252}));
  EXPECT_EQ(scale_codes({"mxint8", "ceil"}, {0x1p-127f, 0x1.8p-127f, kMax}), (Bytes{0, 1, 254}));
  EXPECT_EQ(scale_codes({"mxint8", "even"}, {kMax, 0x1.fffffcp-127f}), (Bytes{254, 1}));
}

TEST(BlockMx, a_subnormal_quotient_is_taken_up_too) {
  // fl(A * fl(1 / 6)) is just below, on and just above 2^-127.
  EXPECT_EQ(scale_codes({"mxfp4", "rceil"}, {0x1.7p-125f, 0x1.8p-125f, 0x1.9p-125f}), (Bytes{0, 0, 1}));
}

TEST(BlockMx, an_empty_block_has_the_least_scale_and_keeps_signs) {
  const Quantized quantized = quantize({"mxfp4", "floor"}, {0, -0.0f});
  EXPECT_EQ(quantized.scales, (Bytes{0}));
  EXPECT_EQ(quantized.codes, (Bytes{0x80}));
}

TEST(BlockMx, nan_and_infinity_give_the_nan_scale) {
  for (const char* variant : {"floor", "ceil", "even", "rceil", "microxcaling"}) {
    EXPECT_EQ(scale_codes({"mxfp4", variant}, {kNan, kInf, -kInf}), (Bytes{255, 255, 255})) << variant;
  }
  const auto values = dequantize({"mxfp4", "floor"}, {1, 2}, quantize({"mxfp4", "floor"}, {kNan, 1}));
  EXPECT_TRUE(std::isnan(values[0]) && std::isnan(values[1]));
}

TEST(BlockMx, in_te_an_infinity_gives_the_largest_scale) {
  const Quantized quantized = quantize({"mxfp8_e5m2", "te"}, {kInf, -kInf, 0x1p127f});
  EXPECT_EQ(quantized.scales, (Bytes{254}));
  EXPECT_EQ(quantized.codes, (Bytes{0x7B, 0xFB, 0x3C}));
}

TEST(BlockMx, in_te_a_nan_still_gives_the_nan_scale) {
  EXPECT_EQ(scale_codes({"mxfp8_e4m3", "te"}, {kNan}), (Bytes{255}));
}

TEST(BlockMx, ties_go_to_even_and_in_microxcaling_away) {
  const std::vector<float> ties{6, 0.25f, 0.75f, 1.25f, 1.75f, 2.5f, 3.5f, 5, -0.25f, -2.5f};
  EXPECT_EQ(elements_of({"mxfp4", "floor"}, ties), (Bytes{7, 0, 2, 2, 4, 4, 6, 6, 8, 12}));
  EXPECT_EQ(elements_of({"mxfp4", "microxcaling"}, ties), (Bytes{7, 1, 2, 3, 4, 5, 6, 7, 9, 13}));
}

TEST(BlockMx, values_beyond_the_largest_element_saturate) {
  EXPECT_EQ(elements_of({"mxfp4", "floor"}, {7.9f, -7.9f}), (Bytes{7, 15}));
  EXPECT_EQ(elements_of({"mxfp8_e4m3", "floor"}, {511, -511}), (Bytes{0x7E, 0xFE}));
  EXPECT_EQ(elements_of({"mxfp8_e5m2", "floor"}, {65535, -65535}), (Bytes{0x7B, 0xFB}));
}

TEST(BlockMx, int8_is_symmetric_and_rounds_to_even) {
  const float unit = 0x1p-6f;
  EXPECT_EQ(elements_of({"mxint8", "floor"}, {1.999f, -1.999f, -2 + unit / 2, 2.5f * unit, -3.5f * unit}),
            (Bytes{127, 129, 129, 2, 252}));
}

TEST(BlockMx, six_bit_codes_are_a_stream_that_ends_with_a_zero) {
  const Quantized quantized = quantize({"mxfp6_e2m3", "floor"}, {7.5f, -0.125f, 1});  // codes 31, 33, 8
  EXPECT_EQ(quantized.codes, (Bytes{31 | (33 & 3) << 6, (33 >> 2) | (8 & 15) << 4, 0}));
  EXPECT_EQ(elements_of({"mxfp6_e2m3", "floor"}, {7.5f, -0.125f, 1}), (Bytes{31, 33, 8, 0}));
}

TEST(BlockMx, each_row_begins_a_block) {
  std::vector<float> values(2 * 33, 1.0f);
  values[33] = 64;
  const Quantized quantized = quantize({"mxfp4", "floor"}, {2, 33}, values);
  EXPECT_EQ(quantized.scales, (Bytes{125, 125, 131, 125}));
  EXPECT_EQ(dequantize({"mxfp4", "floor"}, {2, 33}, quantized)[65], 1);
}

TEST(BlockMx, powers_of_two_divide_exactly_at_both_ends) {
  EXPECT_EQ(elements_of({"mxfp4", "floor"}, {0x1.8p127f, 0x1p124f}), (Bytes{7, 1}));
  EXPECT_EQ(elements_of({"mxfp8_e4m3", "floor"}, {0x1p-118f, 0x1p-127f}), (Bytes{0x80 - 0x08, 0x30}));
}

const BlockSubject kTe{"nvfp4", "te"}, kTorchao{"nvfp4", "torchao"};

TEST(BlockNvfp4, both_variants_scale_the_largest_block_to_448_times_6) {
  std::vector<float> values(48, 0.0f);
  values[0] = 2688;
  values[16] = 6;
  values[17] = -1.5f;
  values[18] = 0.25f;
  values[32] = 0.03f;
  for (const BlockSubject& subject : {kTe, kTorchao}) {
    const Quantized quantized = quantize(subject, values);
    EXPECT_EQ(quantized.tensor_value(0), 1) << subject.variant;
    EXPECT_EQ(quantized.scales[0], 0x7E) << subject.variant;
    EXPECT_EQ(quantized.scales[1], 0x38) << subject.variant;
    const Bytes codes = elements_of(subject, values);
    EXPECT_EQ(Bytes(codes.begin() + 16, codes.begin() + 19), (Bytes{7, 11, 0})) << subject.variant;
    EXPECT_EQ(dequantize(subject, {1, 48}, quantized)[0], 2688) << subject.variant;
  }
}

TEST(BlockNvfp4, te_goes_on_below_the_least_normal_scale_where_torchao_stops) {
  std::vector<float> values(32, 0.0f);
  values[0] = 2688;
  values[16] = 0.03f;  // a sixth of it is 2.56 units of 2^-9
  EXPECT_EQ(quantize(kTe, values).scales[1], 3);
  EXPECT_EQ(quantize(kTorchao, values).scales[1], 8);
}

TEST(BlockNvfp4, in_te_a_block_without_scale_saturates) {
  std::vector<float> values(32, 0.0f);
  values[0] = 2688;
  values[16] = 1e-3f;
  values[17] = -1e-3f;
  values[18] = 0x1p-149f;  // the greatest float32 times it is still nothing
  EXPECT_EQ(quantize(kTe, values).scales[1], 0);
  const Bytes codes = elements_of(kTe, values);
  EXPECT_EQ(Bytes(codes.begin() + 16, codes.begin() + 19), (Bytes{7, 15, 0}));
}

TEST(BlockNvfp4, an_empty_tensor_has_scale_one_in_te_and_no_scale_in_torchao) {
  const Quantized te = quantize(kTe, filled({}, 16));
  EXPECT_EQ(te.tensor_value(0), 1);
  EXPECT_EQ(te.scales, (Bytes{0}));
  EXPECT_EQ(te.codes, Bytes(8, 0));
  const Quantized torchao = quantize(kTorchao, filled({}, 16));
  EXPECT_EQ(torchao.tensor_value(0), 0);
  EXPECT_EQ(torchao.scales, (Bytes{0x7F}));
}

TEST(BlockNvfp4, the_tensor_scale_is_multiplied_last_in_te_and_first_in_torchao) {
  Quantized planes = planes_for(kTe, {1, 1});
  const float scale = 0x1.333334p-3f;
  std::memcpy(planes.tensor.data(), &scale, sizeof scale);
  planes.scales = {0x3B};  // 1.375
  planes.codes = {0x05};   // 3
  EXPECT_EQ(dequantize(kTe, {1, 1}, planes)[0], 3 * 1.375f * scale);
  const float first = 1.375f * scale;
  EXPECT_EQ(dequantize(kTorchao, {1, 1}, planes)[0], 3 * first);
}

TEST(BlockNvfp4, a_tiny_tensor_is_scaled_by_the_greatest_float32) {
  const Quantized quantized = quantize(kTe, filled({0x1p-140f}, 16));
  EXPECT_EQ(quantized.tensor_value(0), 0x1p-128f);
  EXPECT_EQ(quantized.scales[0], 0);  // 2^-140 * 2^128 / 6 is less than half the least scale
}

}  // namespace
}  // namespace halfulp::cpu::test
