// Four numbers in one block of 64, as the article about 16-, 8- and 4-bit floats shows them.
#include <gtest/gtest.h>

#include <cmath>

#include "block_calls.h"

namespace halfulp::cpu::test {
namespace {

using Bytes = std::vector<std::uint8_t>;

class BlockArticle : public testing::TestWithParam<const char*> {
 protected:
  BlockSubject fp4() const { return {"bnb_fp4", GetParam()}; }
  BlockSubject nf4() const { return {"bnb_nf4", GetParam()}; }
};

std::string name_of_variant(const testing::TestParamInfo<const char*>& info) {
  std::string name = info.param;
  std::erase(name, '-');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Variants, BlockArticle, testing::Values("nearest", "bnb-cuda", "bnb-default"),
                         &name_of_variant);

TEST_P(BlockArticle, fp4_of_1_2_3_4_is_the_bytes_117_and_35_and_absmax_4) {
  const Quantized quantized = quantize(fp4(), {1, 2, 3, 4});
  EXPECT_EQ(quantized.codes, (Bytes{117, 35}));
  EXPECT_EQ(quantized.scale_as_float32(0), 4.0f);
}

TEST_P(BlockArticle, fp4_gives_1_2_3_4_back_as_1_2_two_thirds_of_4_and_4) {
  const auto values = dequantize(fp4(), {1, 4}, quantize(fp4(), {1, 2, 3, 4}));
  EXPECT_EQ(values, (std::vector<float>{1.0f, 2.0f, 4 * 0.66666667f, 4.0f}));
  EXPECT_NEAR(values[2], 2.6666667, 1e-6);
}

TEST_P(BlockArticle, fp4_gives_1_2_3_64_back_as_a_third_three_times_and_64) {
  const Quantized quantized = quantize(fp4(), {1, 2, 3, 64});
  EXPECT_EQ(quantized.codes, (Bytes{0x11, 0x13}));
  const auto values = dequantize(fp4(), {1, 4}, quantized);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_NEAR(values[i], 1.0 / 3, 1e-7);
  EXPECT_EQ(values[3], 64);
}

TEST_P(BlockArticle, nf4_of_1_2_3_4_is_the_levels_10_12_14_15) {
  const Quantized quantized = quantize(nf4(), {1, 2, 3, 4});
  EXPECT_EQ(quantized.codes, (Bytes{0xAC, 0xEF}));
  EXPECT_EQ(dequantize(nf4(), {1, 4}, quantized),
            (std::vector<float>{4 * 0.24611230194568634f, 4 * 0.44070982933044434f, 4 * 0.7229568362236023f, 4}));
}

TEST_P(BlockArticle, nf4_of_1_2_3_64_is_zero_twice_then_the_level_above_it) {
  const Quantized quantized = quantize(nf4(), {1, 2, 3, 64});
  EXPECT_EQ(quantized.codes, (Bytes{0x77, 0x8F}));
  EXPECT_EQ(dequantize(nf4(), {1, 4}, quantized), (std::vector<float>{0, 0, 64 * 0.07958029955625534f, 64}));
}

TEST_P(BlockArticle, fp4_covers_a_sine_wave_of_256_points_within_a_sixth_of_each_block) {
  std::vector<float> wave;
  for (int i = 0; i < 256; ++i) wave.push_back(std::sin(static_cast<float>(i) * 12.566370614359172f / 255));
  const Quantized quantized = quantize(fp4(), wave);
  const auto values = dequantize(fp4(), {1, 256}, quantized);
  for (std::size_t i = 0; i < wave.size(); ++i) {
    EXPECT_LE(std::fabs(values[i] - wave[i]), quantized.scale_as_float32(i / 64) / 6 * 1.00001f) << i;
  }
}

}  // namespace
}  // namespace halfulp::cpu::test
