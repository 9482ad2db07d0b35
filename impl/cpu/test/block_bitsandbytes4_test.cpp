// bitsandbytes NF4 and FP4: what its paths do with thresholds, empty blocks, tails, NaN, infinity and subnormals.
#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <random>

#include "block_calls.h"
#include "subject_codebooks.h"

namespace halfulp::cpu::test {
namespace {

using Bytes = std::vector<std::uint8_t>;

const BlockSubject kNf4Nearest{"bnb_nf4", "nearest"}, kNf4Cuda{"bnb_nf4", "bnb-cuda"},
    kNf4Default{"bnb_nf4", "bnb-default"}, kFp4Nearest{"bnb_fp4", "nearest"}, kFp4Cuda{"bnb_fp4", "bnb-cuda"},
    kFp4Default{"bnb_fp4", "bnb-default"};

constexpr float kInf = std::numeric_limits<float>::infinity();
const float kNan = std::nanf("");

float from_bits(std::uint32_t bits) { return std::bit_cast<float>(bits); }
float above(float x) { return std::nextafter(x, kInf); }

TEST(BlockNf4, nearest_decides_against_the_exact_quotient) {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    const float absmax =
        std::ldexp(1 + static_cast<float>(random() >> 9) * 0x1p-23f, static_cast<int>(random() % 80) - 40);
    const std::size_t lower = random() % 15;
    const long double middle = (static_cast<long double>(kNf4Values[lower]) + kNf4Values[lower + 1]) / 2;
    const float near = static_cast<float>(absmax * middle);
    for (const float x : {std::nextafter(near, -kInf), near, above(near)}) {
      const Bytes codes = elements_of(kNf4Nearest, {absmax, x});
      EXPECT_EQ(codes[1], static_cast<long double>(x) > absmax * middle ? lower + 1 : lower) << absmax << " " << x;
    }
  }
}

TEST(BlockNf4, a_value_on_a_threshold_takes_the_lower_code) {
  const float threshold = from_bits(0x3d22faff);  // the one between codes 7 and 8, which are 0 and its double
  for (const BlockSubject& subject : {kNf4Nearest, kNf4Cuda, kNf4Default}) {
    EXPECT_EQ(elements_of(subject, {1, threshold, above(threshold)}), (Bytes{15, 7, 8, 7})) << subject.variant;
  }
}

TEST(BlockNf4, nearest_gives_an_empty_block_the_codes_of_zero) {
  const Quantized quantized = quantize(kNf4Nearest, {0, -0.0f});
  EXPECT_EQ(quantized.codes, (Bytes{0x77}));
  EXPECT_EQ(quantized.scale_as_float32(0), 0);
}

TEST(BlockNf4, the_kernels_give_an_empty_block_code_0_and_the_tail_too) {
  const Quantized quantized = quantize(kNf4Cuda, {0, 0, 0});
  EXPECT_EQ(quantized.codes, (Bytes{0x00, 0x00}));
  EXPECT_EQ(dequantize(kNf4Cuda, {1, 3}, quantized), (std::vector<float>{-0.0f, -0.0f, -0.0f}));
}

TEST(BlockNf4, the_default_path_gives_an_empty_block_code_7) {
  const Quantized full = quantize(kNf4Default, filled({}, 64));
  EXPECT_EQ(full.codes, Bytes(32, 0x77));
  EXPECT_EQ(full.scale_as_float32(0), 0);
}

TEST(BlockNf4, the_default_path_stores_its_floor_for_an_empty_tail_only) {
  EXPECT_EQ(quantize(kNf4Default, {0, 0}).scale_as_float32(0), 1e-38f);
  EXPECT_EQ(quantize(kNf4Default, filled({5e-39f}, 64)).scale_as_float32(0), 5e-39f);
}

TEST(BlockNf4, an_odd_count_ends_with_the_code_of_zero) {
  for (const BlockSubject& subject : {kNf4Nearest, kNf4Cuda, kNf4Default}) {
    EXPECT_EQ(quantize(subject, {1, -1, 1}).codes, (Bytes{0xF0, 0xF7})) << subject.variant;
  }
}

TEST(BlockNf4, blocks_run_on_over_the_ends_of_rows) {
  std::vector<float> values(3 * 30, 1.0f);
  values[64] = 2;
  const Quantized quantized = quantize(kNf4Cuda, {3, 30}, values);
  ASSERT_EQ(quantized.scales.size(), 8u);
  EXPECT_EQ(quantized.scale_as_float32(0), 1);
  EXPECT_EQ(quantized.scale_as_float32(1), 2);
}

TEST(BlockNf4, the_kernels_skip_nan_and_give_it_code_0) {
  const Quantized quantized = quantize(kNf4Cuda, {kNan, 2, -kNan, -2});
  EXPECT_EQ(quantized.codes, (Bytes{0x0F, 0x00}));
  EXPECT_EQ(quantized.scale_as_float32(0), 2);
}

TEST(BlockNf4, in_the_default_path_one_nan_takes_the_block) {
  const Quantized quantized = quantize(kNf4Default, filled({1, kNan, -1}, 64));
  EXPECT_EQ(quantized.codes, Bytes(32, 0xFF));
  EXPECT_TRUE(std::isnan(quantized.scale_as_float32(0)));
}

TEST(BlockNf4, in_the_default_path_nan_does_not_reach_the_filler_of_the_last_byte) {
  EXPECT_EQ(quantize(kNf4Default, {kNan}).codes, (Bytes{0xF7}));
}

TEST(BlockNf4, an_infinity_makes_finite_values_zero_and_itself_nan) {
  const Quantized cuda = quantize(kNf4Cuda, filled({kInf, -kInf, 1, -3}, 64));
  EXPECT_EQ(cuda.codes, [] {
    Bytes codes(32, 0x77);
    codes[0] = 0x00;
    return codes;
  }());
  EXPECT_EQ(cuda.scale_as_float32(0), kInf);
  EXPECT_EQ(quantize(kNf4Default, filled({kInf, -kInf, 1, -3}, 64)).codes[0], 0xFF);
}

TEST(BlockNf4, the_kernels_lose_a_block_beyond_2_to_the_126th) {
  EXPECT_EQ(quantize(kNf4Cuda, {0x1p126f, -0x1p126f}).codes, (Bytes{0xF0}));
  const float huge = above(0x1p126f);
  EXPECT_EQ(quantize(kNf4Cuda, {huge, -huge}).codes, (Bytes{0x77}));
  EXPECT_EQ(quantize(kNf4Default, filled({huge, -huge}, 64)).codes[0], 0xF0);
}

TEST(BlockNf4, the_kernels_take_subnormals_for_zeros) {
  const Quantized quantized = quantize(kNf4Cuda, {0x1p-127f, -0x1p-127f});
  EXPECT_EQ(quantized.scale_as_float32(0), 0);
  EXPECT_EQ(quantized.codes, (Bytes{0x00}));
  EXPECT_EQ(elements_of(kNf4Cuda, {0x1p-126f, -0x1.fffffcp-127f})[1], 7);
  EXPECT_EQ(elements_of(kNf4Nearest, {0x1p-126f, -0x1.fffffcp-127f})[1], 0);
}

TEST(BlockNf4, the_kernels_flush_what_comes_back) {
  Quantized planes = planes_for(kNf4Cuda, {1, 2});
  const float scale = 0x1p-126f;
  std::memcpy(planes.scales.data(), &scale, sizeof scale);
  planes.codes = {0xF8};
  EXPECT_EQ(dequantize(kNf4Cuda, {1, 2}, planes), (std::vector<float>{scale, 0}));
  EXPECT_EQ(dequantize(kNf4Nearest, {1, 2}, planes), (std::vector<float>{scale, scale * kNf4Values[8]}));
}

TEST(BlockNf4, the_default_path_divides_a_short_block_and_multiplies_a_whole_one) {
  const float threshold = from_bits(0x3f5c89da);  // the last one
  int differing = 0;
  for (int i = 1; i < 300; ++i) {
    const float absmax = 1 + static_cast<float>(i) / 512, x = absmax * threshold;
    for (const float near : {std::nextafter(x, 0.0f), x, above(x)}) {
      const auto shorter = elements_of(kNf4Default, {absmax, near})[1];
      const auto whole = elements_of(kNf4Default, filled({absmax, near}, 64))[1];
      EXPECT_EQ(shorter, near / absmax > threshold ? 15 : 14);
      EXPECT_EQ(whole, near * (1 / absmax) > threshold ? 15 : 14);
      differing += shorter != whole ? 1 : 0;
    }
  }
  EXPECT_GT(differing, 0);
}

TEST(BlockFp4, the_kernels_compare_with_the_published_decimals) {
  const float published = from_bits(0x3b2aaab9), midpoint = from_bits(0x3b2aaaab);
  EXPECT_EQ(elements_of(kFp4Cuda, {1, published, above(published), midpoint}), (Bytes{3, 0, 1, 0}));
  EXPECT_EQ(elements_of(kFp4Default, {1, midpoint, above(midpoint), published}), (Bytes{3, 0, 1, 1}));
}

TEST(BlockFp4, a_negative_tie_goes_to_the_smaller_magnitude_in_the_kernels_only) {
  EXPECT_EQ(elements_of(kFp4Cuda, {1, -0.0859375f}), (Bytes{3, 9}));
  EXPECT_EQ(elements_of(kFp4Default, {1, -0.0859375f}), (Bytes{3, 14}));
}

TEST(BlockFp4, the_kernels_have_code_8_for_values_below_zero_only) {
  EXPECT_EQ(elements_of(kFp4Cuda, {1, -0.002f, -0.0f, 0.0f}), (Bytes{3, 8, 0, 0}));
  EXPECT_EQ(elements_of(kFp4Nearest, {1, -0.002f, -0.0f, 0.0f}), (Bytes{3, 8, 8, 0}));
}

TEST(BlockFp4, code_8_comes_back_as_negative_zero) {
  Quantized planes = quantize(kFp4Cuda, {1, -0.002f});
  EXPECT_TRUE(std::signbit(dequantize(kFp4Cuda, {1, 2}, planes)[1]));
}

}  // namespace
}  // namespace halfulp::cpu::test
