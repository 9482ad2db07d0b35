// Packing, and blocks in ranges.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <random>
#include <vector>

#include "every_block.h"

namespace halfulp::cpu::test {
namespace {

using BlockPacking = EveryBlock;

INSTANTIATE_TEST_SUITE_P(Subjects, BlockPacking, testing::ValuesIn(block_subjects()), &name_of_subject);

TEST_P(BlockPacking, unpacking_what_was_packed_gives_it_back) {
  std::mt19937 random(3);
  for (const block::Shape& some : {shape(), block::Shape{1, block().whole_groups != 0 ? 1024u : 1u}}) {
    Buffers packed(GetParam(), some), unpacked(GetParam(), some);
    const unsigned codes = block().order == HALFULP_ORDER_TRITS ? 3 : 1u << block().element->k;
    for (std::uint8_t& code : packed.loose_codes) code = static_cast<std::uint8_t>(random() % codes);
    for (std::uint8_t& byte : packed.loose_scales) byte = static_cast<std::uint8_t>(random());
    EXPECT_EQ(prepare_block(GetParam(), "pack")(packed.tensor), HALFULP_OK);
    unpacked.tensor.codes = packed.tensor.codes;
    unpacked.tensor.scales = packed.tensor.scales;
    EXPECT_EQ(prepare_block(GetParam(), "unpack")(unpacked.tensor), HALFULP_OK);
    EXPECT_EQ(unpacked.loose_codes, packed.loose_codes);
    EXPECT_EQ(unpacked.loose_scales, packed.loose_scales);
  }
}

TEST_P(BlockPacking, packing_what_quantize_gave_in_pieces_gives_its_planes) {
  const Quantized quantized = quantize(GetParam(), shape(), some_values(shape().count()));
  Buffers loose(GetParam(), shape()), again(GetParam(), shape());
  loose.planes.codes.assign(quantized.codes.begin(), quantized.codes.end());
  loose.planes.scales.assign(quantized.scales.begin(), quantized.scales.end());
  EXPECT_EQ(prepare_block(GetParam(), "unpack")(loose.tensor), HALFULP_OK);
  again.tensor.loose_codes = loose.loose_codes.data();
  again.tensor.loose_scales = loose.loose_scales.data();
  EXPECT_EQ(prepare_block(GetParam(), "pack")(again.tensor), HALFULP_OK);
  EXPECT_EQ(again.planes.codes, quantized.codes);
  EXPECT_EQ(again.planes.scales, quantized.scales);
}

/// Ranges last to first.
void backwards(const std::vector<block::BlockRange>& ranges, const std::function<void(block::BlockRange)>& work) {
  for (auto range = ranges.rbegin(); range != ranges.rend(); ++range) work(*range);
}

TEST_P(BlockPacking, blocks_in_ranges_from_the_last_to_the_first_are_blocks_in_order) {
  block::Functions in_parts;
  in_parts.parts = [](const block::Shape&) -> std::uint64_t { return 5; };
  in_parts.for_each = &backwards;
  const auto values = some_values(shape().count());
  const Quantized whole = quantize(GetParam(), shape(), values);
  const Quantized parts = quantize(GetParam(), shape(), values, in_parts);
  EXPECT_EQ(parts.codes, whole.codes);
  EXPECT_EQ(parts.scales, whole.scales);
  EXPECT_EQ(parts.tensor, whole.tensor);
  EXPECT_EQ(dequantize(GetParam(), shape(), parts, in_parts), dequantize(GetParam(), shape(), whole));
}

TEST_P(BlockPacking, ranges_are_all_blocks_once_and_no_byte_is_in_two) {
  const block::Cut cut(facts(), shape());
  for (std::uint64_t parts = 0; parts <= cut.blocks() + 1; ++parts) {
    const auto ranges = block::split(facts(), cut, parts);
    std::uint64_t next = 0;
    for (const block::BlockRange& range : ranges) {
      EXPECT_EQ(range.first, next);
      next += range.count;
      const bool is_whole_byte = cut.first_element(range.first) * static_cast<unsigned>(facts().element.k) % 8 == 0;
      EXPECT_TRUE(facts().is_grouped() || block().order == HALFULP_ORDER_BYTES || is_whole_byte);
    }
    EXPECT_EQ(next, cut.blocks());
    EXPECT_LE(ranges.size(), std::max<std::uint64_t>(parts, 1));
  }
}

}  // namespace
}  // namespace halfulp::cpu::test
