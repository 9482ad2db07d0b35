// Values of 16 bits, empty tensors and extremes.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <limits>
#include <random>
#include <vector>

#include "cpu/codec.h"
#include "every_block.h"

namespace halfulp::cpu::test {
namespace {

using BlockValues = EveryBlock;
using BlockOfAnyLength = EveryBlock;
using BlockOfRow = EveryBlock;

std::vector<BlockSubject> subjects_where(bool (*holds)(const halfulp_block&)) {
  std::vector<BlockSubject> subjects;
  std::ranges::copy_if(block_subjects(), std::back_inserter(subjects),
                       [&](const BlockSubject& subject) { return holds(block_called(subject.format)); });
  return subjects;
}

bool is_of_any_length(const halfulp_block& block) { return block.whole_groups == 0; }

bool is_of_row(const halfulp_block& block) {
  return block.is_flat == 0 && block.tile_rows == 1 && block.tensor == HALFULP_TENSOR_NOTHING;
}

INSTANTIATE_TEST_SUITE_P(Subjects, BlockValues, testing::ValuesIn(block_subjects()), &name_of_subject);
INSTANTIATE_TEST_SUITE_P(Subjects, BlockOfAnyLength, testing::ValuesIn(subjects_where(&is_of_any_length)),
                         &name_of_subject);
INSTANTIATE_TEST_SUITE_P(Subjects, BlockOfRow, testing::ValuesIn(subjects_where(&is_of_row)), &name_of_subject);

TEST_P(BlockOfAnyLength, an_empty_tensor_is_quantized_to_nothing) {
  for (const block::Shape& empty : {block::Shape{0, 0}, block::Shape{0, 5}, block::Shape{5, 0}}) {
    const Quantized quantized = quantize(GetParam(), empty, {});
    EXPECT_TRUE(quantized.codes.empty() && quantized.scales.empty());
    EXPECT_TRUE(dequantize(GetParam(), empty, quantized).empty());
  }
}

TEST_P(BlockValues, sixteen_bit_values_are_quantized_as_the_float32_they_are) {
  for (const Layout& layout : {kFloat16, kBfloat16}) {
    Buffers buffers(GetParam(), shape());
    std::vector<float> widened;
    std::vector<std::uint16_t> narrow;
    for (const float x : some_values(shape().count())) {
      narrow.push_back(static_cast<std::uint16_t>(encode(layout, x)));
      widened.push_back(decode(layout, narrow.back()));
    }
    buffers.tensor.values = narrow.data();
    buffers.tensor.value_bytes = narrow.size() * sizeof(std::uint16_t);
    const auto run = prepare_block(GetParam(), "quantize", layout.p == 11 ? "float16" : "bfloat16");
    EXPECT_EQ(run(buffers.tensor), HALFULP_OK);
    const Quantized expected = quantize(GetParam(), shape(), widened);
    EXPECT_EQ(buffers.planes.codes, expected.codes);
    EXPECT_EQ(buffers.planes.scales, expected.scales);
    EXPECT_EQ(buffers.planes.tensor, expected.tensor);
  }
}

TEST_P(BlockValues, sixteen_bit_values_come_back_as_the_float32_rounded_once) {
  const Quantized quantized = quantize(GetParam(), shape(), some_values(shape().count()));
  const auto values = dequantize(GetParam(), shape(), quantized);
  for (const Layout& layout : {kFloat16, kBfloat16}) {
    Buffers buffers(GetParam(), shape());
    std::vector<std::uint16_t> narrow(shape().count(), 0xA5A5), expected;
    buffers.planes.codes.assign(quantized.codes.begin(), quantized.codes.end());
    buffers.planes.scales.assign(quantized.scales.begin(), quantized.scales.end());
    buffers.planes.tensor.assign(quantized.tensor.begin(), quantized.tensor.end());
    buffers.tensor.values = narrow.data();
    buffers.tensor.value_bytes = narrow.size() * sizeof(std::uint16_t);
    const auto run = prepare_block(GetParam(), "dequantize", layout.p == 11 ? "float16" : "bfloat16");
    EXPECT_EQ(run(buffers.tensor), HALFULP_OK);
    for (const float x : values) expected.push_back(static_cast<std::uint16_t>(encode(layout, x)));
    EXPECT_EQ(narrow, expected);
  }
}

TEST_P(BlockOfRow, rows_are_quantized_as_if_each_were_alone) {
  const std::uint64_t columns = shape().columns;
  const auto values = some_values(3 * columns);
  const auto codes = elements_of(GetParam(), shape(), quantize(GetParam(), shape(), values));
  for (std::uint64_t row = 0; row < 3; ++row) {
    const auto start = values.begin() + static_cast<std::ptrdiff_t>(row * columns);
    auto alone = elements_of(GetParam(), {start, start + static_cast<std::ptrdiff_t>(columns)});
    alone.resize(columns);  // without what fills the last byte
    const auto first = codes.begin() + static_cast<std::ptrdiff_t>(row * columns);
    EXPECT_EQ(std::vector<std::uint8_t>(first, first + static_cast<std::ptrdiff_t>(columns)), alone) << row;
  }
}

TEST_P(BlockValues, specials_and_extremes_give_some_result) {
  constexpr float kInf = std::numeric_limits<float>::infinity(), kMax = std::numeric_limits<float>::max();
  const std::vector<float> extremes{kInf, -kInf, std::nanf(""), -std::nanf(""), kMax,      -kMax,
                                    0.0f, -0.0f, 0x1p-149f,     -0x1p-149f,     0x1p-126f, 1};
  std::mt19937 random(5);
  for (int round = 0; round < 20; ++round) {
    std::vector<float> values = some_values(shape().count());
    for (float& x : values) {
      if (random() % 20 == 0) x = extremes[random() % extremes.size()];
    }
    EXPECT_EQ(dequantize(GetParam(), shape(), quantize(GetParam(), shape(), values)).size(), shape().count());
  }
}

}  // namespace
}  // namespace halfulp::cpu::test
