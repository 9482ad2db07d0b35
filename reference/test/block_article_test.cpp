// The article's numbers for 4-bit blocks, by the oracle.
#include <gtest/gtest.h>

#include <bit>
#include <string>

#include "block/block_registry.h"
#include "block/dequantize.h"
#include "block/pack.h"
#include "block/quantize.h"
#include "format/elements.h"

namespace halfulp {
namespace {

struct Outcome {
  Planes planes;
  std::vector<float> values;
};

/// Quantizes and dequantizes float32 values in one row.
Outcome round_trip(const std::string& format, const std::string& variant, const std::vector<float>& values) {
  const BlockSpec& spec = *block_called(format);
  const BlockRules& rules = variant_called(spec, variant)->rules;
  Tensor tensor{.format = &kFloat32, .shape = {1, values.size()}, .values = {}};
  for (const float value : values) tensor.values.push_back(std::bit_cast<std::uint32_t>(value));
  const Items items = items_of(quantize(spec, rules, tensor));
  Outcome outcome{.planes = pack(spec, rules, tensor.shape, items), .values = {}};
  for (const ExpectedValue& value : dequantize(spec, rules, tensor.shape, items, kFloat32)) {
    outcome.values.push_back(std::bit_cast<float>(static_cast<std::uint32_t>(value.expected.code)));
  }
  return outcome;
}

class ArticleBlocks : public testing::TestWithParam<const char*> {};

std::string name_of_variant(const testing::TestParamInfo<const char*>& info) {
  std::string name = info.param;
  std::erase(name, '-');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Variants, ArticleBlocks, testing::Values("nearest", "bnb-cuda", "bnb-default"),
                         &name_of_variant);

TEST_P(ArticleBlocks, fp4_of_1_2_3_4_is_the_bytes_117_and_35_with_absmax_4) {
  const Outcome outcome = round_trip("bnb_fp4", GetParam(), {1, 2, 3, 4});
  EXPECT_EQ(outcome.planes.codes, (std::vector<std::uint8_t>{117, 35}));
  EXPECT_EQ(outcome.planes.scales, (std::vector<std::uint8_t>{0, 0, 0x80, 0x40}));  // 4.0f, little endian
}

TEST_P(ArticleBlocks, fp4_gives_back_1_2_two_and_two_thirds_and_4) {
  const Outcome outcome = round_trip("bnb_fp4", GetParam(), {1, 2, 3, 4});
  EXPECT_EQ(outcome.values, (std::vector<float>{1, 2, 4 * 0.6666667f, 4}));
  EXPECT_NEAR(outcome.values[2], 2.666, 0.001);
}

TEST_P(ArticleBlocks, fp4_flattens_1_2_and_3_to_a_third_beside_64) {
  const Outcome outcome = round_trip("bnb_fp4", GetParam(), {1, 2, 3, 64});
  for (std::size_t i = 0; i < 3; ++i) EXPECT_NEAR(outcome.values[i], 0.333, 0.0005);
  EXPECT_EQ(outcome.values[3], 64);
}

TEST_P(ArticleBlocks, nf4_of_1_2_3_4_takes_the_nearest_quantiles) {
  const Outcome outcome = round_trip("bnb_nf4", GetParam(), {1, 2, 3, 4});
  EXPECT_EQ(outcome.planes.codes, (std::vector<std::uint8_t>{0xAC, 0xEF}));
  EXPECT_EQ(outcome.values,
            (std::vector<float>{4 * 0.24611230194568634f, 4 * 0.44070982933044434f, 4 * 0.7229568362236023f, 4}));
}

TEST_P(ArticleBlocks, nf4_flattens_1_2_and_3_to_zero_beside_64) {
  const Outcome outcome = round_trip("bnb_nf4", GetParam(), {1, 2, 3, 64});
  EXPECT_EQ(outcome.values, (std::vector<float>{0, 0, 64 * 0.07958029955625534f, 64}));
}

}  // namespace
}  // namespace halfulp
