// Shapes, buffers and queries that are refused.
#include <gtest/gtest.h>

#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "every_block.h"

namespace halfulp::cpu::test {
namespace {

using BlockRefusal = EveryBlock;

INSTANTIATE_TEST_SUITE_P(Subjects, BlockRefusal, testing::ValuesIn(block_subjects()), &name_of_subject);

constexpr std::array<std::string_view, 4> kOperations{"quantize", "dequantize", "pack", "unpack"};

/// Each buffer that an operation has, as a pointer and a size.
std::vector<std::pair<void * halfulp_blocks::*, std::uint64_t halfulp_blocks::*>> buffers_of(
    std::string_view operation) {
  std::vector<std::pair<void * halfulp_blocks::*, std::uint64_t halfulp_blocks::*>> buffers{
      {&halfulp_blocks::codes, &halfulp_blocks::code_bytes}, {&halfulp_blocks::scales, &halfulp_blocks::scale_bytes}};
  if (operation == "pack" || operation == "unpack") {
    buffers.push_back({&halfulp_blocks::loose_codes, &halfulp_blocks::loose_code_bytes});
    buffers.push_back({&halfulp_blocks::loose_scales, &halfulp_blocks::loose_scale_bytes});
  } else {
    buffers.push_back({&halfulp_blocks::values, &halfulp_blocks::value_bytes});
    buffers.push_back({&halfulp_blocks::tensor, &halfulp_blocks::tensor_bytes});
  }
  return buffers;
}

TEST_P(BlockRefusal, a_buffer_that_is_null_or_of_another_size_is_refused_and_nothing_written) {
  for (const std::string_view operation : kOperations) {
    const auto run = prepare_block(GetParam(), operation);
    for (const auto& [pointer, size] : buffers_of(operation)) {
      Buffers buffers(GetParam(), shape());
      const std::uint64_t right = buffers.tensor.*size;
      buffers.tensor.*size = right + 1;
      EXPECT_EQ(run(buffers.tensor), HALFULP_BAD_BUFFER) << operation;
      if (right != 0) {
        buffers.tensor.*size = right - 1;
        EXPECT_EQ(run(buffers.tensor), HALFULP_BAD_BUFFER) << operation;
        buffers.tensor.*size = right;
        buffers.tensor.*pointer = nullptr;
        EXPECT_EQ(run(buffers.tensor), HALFULP_BAD_BUFFER) << operation;
      }
      EXPECT_TRUE(buffers.is_untouched()) << operation;
    }
  }
}

TEST_P(BlockRefusal, more_than_2_to_the_40th_elements_are_refused_before_the_sizes_are_looked_at) {
  constexpr std::uint64_t kMost = std::uint64_t{1} << 40;
  const std::uint64_t length = 1024;  // whole groups of every format
  for (const std::string_view operation : kOperations) {
    const auto run = prepare_block(GetParam(), operation);
    for (const block::Shape& large : {block::Shape{kMost / length + 1, length}, block::Shape{1, kMost + length},
                                      block::Shape{std::uint64_t{1} << 32, std::uint64_t{1} << 33},
                                      block::Shape{~std::uint64_t{0}, ~std::uint64_t{0} - length + 1}}) {
      Buffers buffers(GetParam(), shape());
      buffers.tensor.rows = large.rows;
      buffers.tensor.columns = large.columns;
      EXPECT_EQ(run(buffers.tensor), HALFULP_BAD_SHAPE) << operation;
      EXPECT_TRUE(buffers.is_untouched());
    }
    Buffers buffers(GetParam(), shape());
    buffers.tensor.rows = kMost / length;
    buffers.tensor.columns = length;
    EXPECT_EQ(run(buffers.tensor), HALFULP_BAD_BUFFER) << operation;
  }
}

TEST_P(BlockRefusal, lengths_that_the_format_cannot_hold_are_refused) {
  const auto run = prepare_block(GetParam(), "quantize");
  const std::uint64_t group = block().tile_columns * block().group;
  if (block().group > 1) {
    Buffers buffers(GetParam(), shape());
    buffers.tensor.columns = group + block().tile_columns;
    EXPECT_EQ(run(buffers.tensor), HALFULP_BAD_SHAPE);
  }
  for (const std::uint64_t columns : {std::uint64_t{0}, std::uint64_t{1}, group + 1}) {
    Buffers buffers(GetParam(), shape());
    buffers.tensor.rows = 1;
    buffers.tensor.columns = columns;
    EXPECT_EQ(run(buffers.tensor), block().whole_groups != 0 ? HALFULP_BAD_SHAPE : HALFULP_BAD_BUFFER) << columns;
    EXPECT_TRUE(buffers.is_untouched());
  }
}

TEST(BlockQueries, an_unknown_variant_or_value_format_is_not_offered) {
  const halfulp_format float64{.struct_size = sizeof(halfulp_format),
                               .name = "float64",
                               .k = 64,
                               .p = 53,
                               .bias = 1023,
                               .sign = HALFULP_SIGN_MAGNITUDE,
                               .nan = HALFULP_NAN_ABOVE_INFINITY,
                               .inf = HALFULP_INF_BELOW_NAN,
                               .low = HALFULP_LOW_SUBNORMAL,
                               .codebook = nullptr};
  halfulp_query query{.struct_size = sizeof(halfulp_query),
                      .operation = "quantize",
                      .operand_count = 1,
                      .operands = &values_called("float32"),
                      .result = nullptr,
                      .rounding = "*",
                      .profile = "rceil",
                      .block = &block_called("mxfp4")};
  EXPECT_TRUE(block::prepare(query, {}));
  query.profile = "made-up";
  EXPECT_FALSE(block::prepare(query, {}));
  query.profile = "rceil";
  query.operands = &float64;
  EXPECT_FALSE(block::prepare(query, {}));
  query.operands = &values_called("float32");
  query.operation = "transpose";
  EXPECT_FALSE(block::prepare(query, {}));
}

TEST(BlockQueries, facts_that_do_not_fit_together_are_not_offered) {
  halfulp_block block = block_called("ggml_q4_0");
  EXPECT_TRUE(block::facts_of(block));
  block.tile_columns = 33;
  EXPECT_FALSE(block::facts_of(block));
  block = block_called("mxfp4");
  block.order = HALFULP_ORDER_HALVES;
  EXPECT_FALSE(block::facts_of(block));
  block = block_called("ggml_tq1_0");
  block.tile_columns = 128;
  EXPECT_FALSE(block::facts_of(block));
  block = block_called("mxfp4");
  block.order = 99;
  EXPECT_FALSE(block::facts_of(block));
}

}  // namespace
}  // namespace halfulp::cpu::test
