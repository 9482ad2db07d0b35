// The bounds against the oracle: no block exceeds them, and some block comes near to each.
#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <random>
#include <stdexcept>
#include <string>

#include "block/block_registry.h"
#include "block/dequantize.h"
#include "block/error_bound.h"
#include "block/quantize.h"
#include "format/elements.h"

namespace halfulp {
namespace {

ErrorBound bound_of(const char* format, const char* variant) {
  const BlockSpec* spec = block_called(format);
  if (spec == nullptr) throw std::invalid_argument(format);
  return error_bound(*spec, variant_called(*spec, variant)->rules);
}

/// The largest error of an element, as a part of its block's A, over blocks of one row that lie one after the other.
/// Blocks outside the bound's magnitudes do not count.
double worst_error(const BlockSpec& spec, const BlockRules& rules, const ErrorBound& bound, std::size_t length,
                   const std::vector<float>& values) {
  Tensor tensor{&kFloat32, {1, values.size()}, {}};
  if (spec.tile.columns == 0) tensor.shape = {values.size() / length, length};
  for (const float value : values) tensor.values.push_back(std::bit_cast<std::uint32_t>(value));
  const auto back = dequantize(spec, rules, tensor.shape, items_of(quantize(spec, rules, tensor)), kFloat32);
  float greatest = 0;
  for (const float value : values) greatest = std::max(greatest, std::abs(value));
  double worst = 0;
  for (std::size_t first = 0; first < values.size(); first += length) {
    const std::size_t end = std::min(values.size(), first + length);
    float absmax = 0;
    for (std::size_t i = first; i < end; ++i) absmax = std::max(absmax, std::abs(values[i]));
    if (absmax < bound.least_absmax || absmax > bound.greatest_absmax) continue;
    if (absmax < bound.least_share * greatest) continue;
    for (std::size_t i = first; i < end; ++i) {
      const auto value = std::bit_cast<float>(static_cast<std::uint32_t>(back[i].expected.code));
      worst = std::max(worst, std::abs(static_cast<double>(values[i]) - value) / absmax);
    }
  }
  return worst;
}

/// Calls `visit` with every format and variant that has a bound; of the sizes of one format the least only.
template <class Visit>
void for_each_bound(Visit visit) {
  for (const BlockSpec& spec : standard_blocks()) {
    if (spec.tile.columns > 256 || (spec.name.starts_with("bnb_") && spec.name.ends_with("_b128"))) continue;
    for (const BlockVariant& variant : spec.variants) {
      const ErrorBound bound = error_bound(spec, variant.rules);
      if (bound.missing.empty()) visit(spec, variant, bound);
    }
  }
}

/// Elements per block for a test: all of a block, a few where it is a row or a tensor.
std::size_t length_of(const BlockSpec& spec) { return spec.tile.columns == 0 ? 64 : spec.tile.columns; }

/// Whether one scale is for all values, so that a test has one block at a time.
bool is_whole(const BlockSpec& spec) { return spec.tile.rows == 0; }

/// A block with both signs of `absmax`, and in it values about the place where the error should be the largest.
std::vector<float> near_the_worst(const ErrorBound& bound, std::size_t length, double absmax, std::mt19937_64& draw) {
  std::vector<float> block{static_cast<float>(absmax), static_cast<float>(-absmax)};
  std::uniform_real_distribution<double> off(-0x1p-11, 0x1p-11);
  while (block.size() < length) {
    const double value = absmax * bound.value / bound.absmax * (1 + off(draw));
    const double kept = std::min(std::abs(value), std::abs(absmax));
    block.push_back(static_cast<float>(block.size() % 2 == 0 ? kept : -kept));
  }
  return block;
}

/// Blocks whose A is about where the error should be the largest, whatever their scale is rounded to: beside a number
/// of few bits, and beside the middle of two float16 numbers where these lie farthest apart.
template <class Visit>
void for_each_adversary(const BlockSpec& spec, const ErrorBound& bound, Visit visit) {
  std::mt19937_64 draw(2);
  for (int step = 0; step < 8; ++step) {
    for (const double start : {bound.absmax, 1.0}) {
      for (const double off : {-0x1p-20, 0x1p-20, 0x1p-11 - 0x1p-16, 0x1p-11 + 0x1p-16}) {
        for (const double sign : {-1.0, 1.0}) {
          const double absmax = start * (1 + step / 8.0) * (1 + off) * 256;
          visit(near_the_worst(bound, length_of(spec), sign * absmax, draw));
        }
      }
    }
  }
}

/// Puts in front of `block` what the format wants: whole groups, and a block that fixes the scale of the tensor.
std::vector<float> in_tensor(const BlockSpec& spec, const std::vector<float>& block) {
  const std::size_t length = length_of(spec);
  std::vector<float> values;
  if (spec.tensor == TensorPart::scale) values.assign(length, 2688);
  for (std::size_t i = 0; i < spec.group; ++i) values.insert(values.end(), block.begin(), block.end());
  return values;
}

TEST(ErrorBounds, are_reached_by_constructed_blocks_within_a_percent) {
  int variants = 0;
  for_each_bound([&](const BlockSpec& spec, const BlockVariant& variant, const ErrorBound& bound) {
    double worst = 0;
    for_each_adversary(spec, bound, [&](const std::vector<float>& block) {
      const double error = worst_error(spec, variant.rules, bound, block.size(), in_tensor(spec, block));
      worst = std::max(worst, error);
    });
    EXPECT_GE(worst, 0.99 * bound.relative) << spec.name << " " << variant.name;
    EXPECT_LE(worst, bound.relative + bound.rounding) << spec.name << " " << variant.name;
    ++variants;
  });
  EXPECT_GT(variants, 60);
}

/// Blocks of every size: uniform, with few large values, with values that halve, constant.
std::vector<float> random_blocks(const ErrorBound& bound, std::size_t length, int blocks, std::mt19937_64& draw) {
  std::vector<float> values;
  std::uniform_real_distribution<double> uniform(-1, 1);
  std::uniform_real_distribution<double> exponent(std::log2(bound.least_absmax), std::log2(bound.greatest_absmax));
  for (int block = 0; block < blocks; ++block) {
    const double absmax = std::exp2(exponent(draw));
    for (std::size_t i = 0; i < length; ++i) {
      double value = uniform(draw);
      if (block % 4 == 1) value = value * value * value;
      if (block % 4 == 2) value = std::copysign(std::exp2(-4 * std::abs(value)), value);
      if (block % 4 == 3) value = 1;
      values.push_back(static_cast<float>(value * absmax));
    }
  }
  return values;
}

TEST(ErrorBounds, are_exceeded_by_no_random_block) {
  for_each_bound([&](const BlockSpec& spec, const BlockVariant& variant, const ErrorBound& bound) {
    std::mt19937_64 draw(3);
    const int at_once = is_whole(spec) ? 1 : 16;
    for (int times = 0; times < 64 / at_once; ++times) {
      const auto values = random_blocks(bound, length_of(spec), at_once, draw);
      const double worst = worst_error(spec, variant.rules, bound, length_of(spec), values);
      EXPECT_LE(worst, bound.relative + bound.rounding) << spec.name << " " << variant.name;
    }
  });
}

TEST(ErrorBounds, are_missing_where_a_block_can_lose_as_much_as_it_likes) {
  EXPECT_NE(bound_of("ggml_iq4_nl", "ggml").missing, "");
  EXPECT_NE(bound_of("ternary", "absmean").missing, "");
  EXPECT_NE(bound_of("bnb_nf4_nested", "bnb-cpu").missing, "");
  EXPECT_NE(bound_of("bnb_int8", "bnb-default-6").missing, "");
  EXPECT_EQ(bound_of("bnb_int8", "bnb-default").missing, "");
}

TEST(ErrorBounds, are_the_known_ones) {
  EXPECT_NEAR(bound_of("bnb_nf4", "bnb-cuda").relative, 0.151904, 1e-6);
  EXPECT_NEAR(bound_of("bnb_fp4", "bnb-cuda").relative, 1.0 / 6, 1e-7);
  EXPECT_NEAR(bound_of("bnb_dynamic8", "bnb-cuda").relative, 0.00703125, 1e-7);
  EXPECT_EQ(bound_of("bnb_int8", "bnb-default").relative, 1.0 / 254);
  EXPECT_EQ(bound_of("mxfp4", "floor").relative, 1.0 / 4);
  EXPECT_EQ(bound_of("mxfp4", "ceil").relative, 1.0 / 5);
  EXPECT_EQ(bound_of("mxfp4", "even").relative, 1.0 / 5);
  EXPECT_EQ(bound_of("mxfp4", "rceil").relative, 1.0 / 5);
  EXPECT_EQ(bound_of("mxfp8_e4m3", "floor").relative, 1.0 / 8);
  EXPECT_EQ(bound_of("mxfp8_e4m3", "rceil").relative, 1.0 / 17);
  EXPECT_EQ(bound_of("mxfp6_e2m3", "floor").relative, 1.0 / 16);
  EXPECT_NEAR(bound_of("nvfp4", "te").relative, 3.0 / 17, 1e-15);
  EXPECT_EQ(bound_of("ggml_q4_0", "ggml").relative, 1.0 / 8 + 0x1p-11);
  EXPECT_EQ(bound_of("ggml_q5_0", "ggml").relative, 1.0 / 16 + 0x1p-11);
  EXPECT_EQ(bound_of("ggml_q8_0", "ggml").relative, 1.0 / 254 + 0x1p-11);
  EXPECT_EQ(bound_of("ggml_tq2_0", "ggml").relative, 1.0 / 2 + 0x1p-11);
  EXPECT_EQ(bound_of("fp8_e4m3_1x128", "deepseek").relative, 1.0 / 28);
  EXPECT_EQ(bound_of("fp8_e4m3_1x128", "deepseek-ue8m0").relative, 1.0 / 17);
}

}  // namespace
}  // namespace halfulp
