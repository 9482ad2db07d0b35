// Packing: the bytes of every order, worked out by hand, and the way back for every format and shape.
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <stdexcept>

#include "block/block_registry.h"
#include "block/layout.h"
#include "block/order.h"
#include "block/pack.h"

namespace halfulp {
namespace {

using Bytes = std::vector<std::uint8_t>;

const BlockSpec& block(const char* name) {
  if (const BlockSpec* spec = block_called(name)) return *spec;
  throw std::invalid_argument(name);
}

Planes packed(const char* name, Shape shape, const Items& items) {
  return pack(block(name), block(name).variants.front().rules, shape, items);
}

/// 0, 1, 2, ... in codes of `k` bits.
std::vector<Code> counting(std::size_t count, int k) {
  std::vector<Code> codes(count);
  for (std::size_t i = 0; i < count; ++i) codes[i] = i & ((Code{1} << k) - 1);
  return codes;
}

Bytes part(const Bytes& bytes, std::size_t first, std::size_t count) {
  return {bytes.begin() + static_cast<std::ptrdiff_t>(first),
          bytes.begin() + static_cast<std::ptrdiff_t>(first + count)};
}

TEST(MsbFirst, puts_the_first_of_two_nibbles_high) {
  EXPECT_EQ(packed("bnb_nf4", {1, 4}, {{7, 5, 2, 3}, {0}, {}}).codes, (Bytes{117, 35}));
}

TEST(LsbFirst, puts_the_first_of_two_nibbles_low) {
  EXPECT_EQ(packed("mxfp4", {1, 4}, {{1, 2, 3, 4}, {0}, {}}).codes, (Bytes{0x21, 0x43}));
}

TEST(LsbFirst, runs_on_over_the_ends_of_bytes_and_rows) {
  EXPECT_EQ(packed("mxfp6_e2m3", {1, 4}, {{1, 2, 3, 4}, {0}, {}}).codes, (Bytes{0x81, 0x30, 0x10}));
  EXPECT_EQ(packed("mxfp4", {3, 1}, {{1, 2, 3, 9}, {0, 0, 0}, {}}).codes, (Bytes{0x21, 0x93}));
}

TEST(LsbFirst, leaves_the_bits_of_no_code_zero) {
  EXPECT_EQ(packed("mxfp6_e2m3", {1, 1}, {{0x3F}, {0}, {}}).codes, (Bytes{0x3F}));
}

TEST(LsbFirst, puts_four_codes_of_two_bits_into_a_byte) {
  EXPECT_EQ(packed("ternary", {1, 4}, {{2, 1, 0, 2}, {0}, {}}).codes, (Bytes{0b10'00'01'10}));
}

TEST(Halves, keep_an_element_and_the_one_half_a_block_on_in_one_byte) {
  std::vector<Code> elements = counting(16, 4);
  for (Code code = 16; code-- > 0;) elements.push_back(code);
  EXPECT_EQ(packed("ggml_q4_0", {1, 32}, {elements, {0x3C01}, {}}).codes,
            (Bytes{0x01, 0x3C, 0xF0, 0xE1, 0xD2, 0xC3, 0xB4, 0xA5, 0x96, 0x87, 0x78, 0x69, 0x5A, 0x4B, 0x3C, 0x2D, 0x1E,
                   0x0F}));
}

TEST(Halves, follow_their_own_scale_in_every_block) {
  const Planes planes = packed("ggml_mxfp4", {1, 64}, {std::vector<Code>(64, 5), {0x7F, 0x80}, {}});
  EXPECT_EQ(planes.codes[0], 0x7F);
  EXPECT_EQ(planes.codes[1], 0x55);
  EXPECT_EQ(planes.codes[17], 0x80);
  EXPECT_EQ(planes.codes[33], 0x55);
}

TEST(Halves, of_nvfp4_are_of_16_elements_after_four_scales) {
  const Planes planes = packed("ggml_nvfp4", {1, 64}, {counting(64, 4), {1, 2, 3, 4}, {}});
  EXPECT_EQ(part(planes.codes, 0, 12), (Bytes{1, 2, 3, 4, 0x80, 0x91, 0xA2, 0xB3, 0xC4, 0xD5, 0xE6, 0xF7}));
  EXPECT_EQ(part(planes.codes, 4, 8), part(planes.codes, 28, 8));
}

TEST(FifthBits, stand_before_the_halves_and_after_both_scales) {
  const Planes planes = packed("ggml_q5_1", {1, 32}, {counting(32, 5), {0x1234, 0x5678}, {}});
  EXPECT_EQ(planes.codes, (Bytes{0x34, 0x12, 0x78, 0x56, 0x00, 0x00, 0xFF, 0xFF, 0x00, 0x11, 0x22, 0x33,
                                 0x44, 0x55, 0x66, 0x77, 0x88, 0x99, 0xAA, 0xBB, 0xCC, 0xDD, 0xEE, 0xFF}));
}

TEST(FifthBits, of_element_j_are_bit_j) {
  std::vector<Code> elements(32, 0);
  elements[0] = elements[9] = elements[31] = 0x10;
  EXPECT_EQ(part(packed("ggml_q5_0", {1, 32}, {elements, {0}, {}}).codes, 2, 5), (Bytes{0x01, 0x02, 0x00, 0x80, 0}));
}

TEST(Trits, are_five_digits_in_base_3_as_a_fraction_of_256_rounded_up) {
  const auto bytes_of_all = [](Code trit) {
    return packed("ggml_tq1_0", {1, 256}, {std::vector<Code>(256, trit), {0xBEEF}, {}}).codes;
  };
  EXPECT_EQ(part(bytes_of_all(0), 46, 8), (Bytes{0, 0, 0, 0, 0, 0, 0xEF, 0xBE}));
  EXPECT_EQ(part(bytes_of_all(1), 46, 8), (Bytes{128, 128, 127, 127, 127, 127, 0xEF, 0xBE}));
  EXPECT_EQ(part(bytes_of_all(2), 46, 8), (Bytes{255, 255, 253, 253, 253, 253, 0xEF, 0xBE}));
}

TEST(Trits, have_the_first_element_as_their_first_digit) {
  std::vector<Code> elements(256, 0);
  elements[0] = 2;    // byte 0, 2 * 81
  elements[33] = 1;   // byte 1, 27
  elements[176] = 2;  // byte 32, 2 * 27
  elements[244] = 1;  // byte 48, 27
  const Bytes bytes = packed("ggml_tq1_0", {1, 256}, {elements, {0}, {}}).codes;
  EXPECT_EQ(bytes[0], 171);
  EXPECT_EQ(bytes[1], 29);
  EXPECT_EQ(bytes[32], 57);
  EXPECT_EQ(bytes[48], 29);
}

TEST(Trits, come_out_of_every_byte) {
  const BlockSpec& spec = block("ggml_tq1_0");
  for (int byte = 0; byte < 256; ++byte) {
    const Planes planes{Bytes(54, static_cast<std::uint8_t>(byte)), {}, {}};
    const Items items = unpack(spec, spec.variants.front().rules, {1, 256}, planes);
    EXPECT_LE(*std::ranges::max_element(items.elements), 2u) << byte;
  }
}

TEST(Quarters, keep_four_elements_32_apart_in_one_byte) {
  std::vector<Code> elements(256, 0);
  elements[0] = 1;
  elements[32] = 2;
  elements[96] = 1;
  elements[128 + 64 + 5] = 2;
  const Bytes bytes = packed("ggml_tq2_0", {1, 256}, {elements, {0x3C00}, {}}).codes;
  EXPECT_EQ(bytes[0], 0b01'00'10'01);
  EXPECT_EQ(bytes[32 + 5], 0b00'10'00'00);
  EXPECT_EQ(part(bytes, 64, 2), (Bytes{0x00, 0x3C}));
}

TEST(Scales, are_little_endian_in_a_plane_of_their_own) {
  const Planes planes = packed("nvfp4", {1, 32}, {std::vector<Code>(32), {0x38, 0x7E}, {0x3F800001}});
  EXPECT_EQ(planes.scales, (Bytes{0x38, 0x7E}));
  EXPECT_EQ(planes.tensor, (Bytes{0x01, 0x00, 0x80, 0x3F}));
  EXPECT_EQ(packed("int2_b128", {1, 4}, {std::vector<Code>(4), {0x3F800000, 0x40400000}, {}}).scales,
            (Bytes{0, 0, 0x80, 0x3F, 0, 0, 0x40, 0x40}));
}

TEST(Packing, is_undone_by_unpacking_in_every_format_and_shape) {
  std::mt19937_64 draw(1);
  int packed_tensors = 0;
  for (const BlockSpec& spec : standard_blocks()) {
    for (const Shape shape : {Shape{1, 1}, {1, 31}, {3, 32}, {2, 33}, {5, 100}, {4, 256}, {2, 1024}, {0, 5}, {3, 0}}) {
      if (!can_hold(spec, shape)) continue;
      for (const BlockVariant& variant : spec.variants) {
        const Code elements = variant.rules.order == Order::trits ? 3 : Code{1} << spec.element->k;
        Items items{std::vector<Code>(stored_elements(spec, variant.rules, shape)),
                    std::vector<Code>(block_count(spec, shape) * spec.scales_per_block),
                    std::vector<Code>(tensor_items(spec, shape))};
        for (Code& code : items.elements) code = draw() % elements;
        for (Code& code : items.scales) code = draw() & ((Code{1} << spec.scale->container_bits()) - 1);
        for (Code& code : items.tensor) code = draw() & 0xFFFFFFFF;
        const Planes planes = pack(spec, variant.rules, shape, items);
        EXPECT_EQ(unpack(spec, variant.rules, shape, planes), items) << spec.name << " " << variant.name;
        ++packed_tensors;
      }
    }
  }
  EXPECT_GT(packed_tensors, 300);
}

TEST(Packing, fills_every_bit_of_its_planes) {
  for (const BlockSpec& spec : standard_blocks()) {
    const BlockRules& rules = spec.variants.front().rules;
    if (rules.order == Order::trits) continue;  // 243 of 256 bytes are used
    const Shape shape{2, 1024};
    const PlaneSizes sizes = plane_sizes(spec, rules, shape);
    const Planes full{Bytes(sizes.codes, 0xFF), Bytes(sizes.scales, 0xFF), Bytes(sizes.tensor, 0xFF)};
    EXPECT_EQ(pack(spec, rules, shape, unpack(spec, rules, shape, full)), full) << spec.name;
  }
}

TEST(Packing, refuses_items_and_planes_of_another_shape) {
  EXPECT_THROW(packed("mxfp4", {1, 4}, {{1, 2, 3}, {0}, {}}), std::invalid_argument);
  EXPECT_THROW(packed("mxfp4", {1, 4}, {{1, 2, 3, 4}, {0, 0}, {}}), std::invalid_argument);
  EXPECT_THROW(unpack(block("mxfp4"), block("mxfp4").variants.front().rules, {1, 4}, {{1, 2, 3}, {0}, {}}),
               std::invalid_argument);
}

TEST(Orders, that_the_elements_cannot_have_give_what_lsb_first_gives) {
  for (const Order order : {Order::halves_and_fifth_bits, Order::trits, Order::quarters}) {
    EXPECT_EQ(order_of({order, 4, 32}), Order::lsb_first);
  }
  EXPECT_EQ(order_of({Order::trits, 2, 128}), Order::lsb_first);
  EXPECT_EQ(order_of({Order::quarters, 2, 128}), Order::quarters);
  EXPECT_EQ(order_of({Order::halves, 8, 32}), Order::lsb_first);
}

TEST(Orders, of_halves_give_a_short_last_block_halves_of_its_own) {
  const CodeRun run{Order::halves, 4, 8};
  Bytes bytes(bytes_of(run, 12));
  pack_codes(run, counting(12, 4), bytes);
  EXPECT_EQ(bytes, (Bytes{0x40, 0x51, 0x62, 0x73, 0xA8, 0xB9}));
}

}  // namespace
}  // namespace halfulp
