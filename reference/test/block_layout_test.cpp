// Blocks of a tensor: which elements belong together, how many of everything there are, how many bytes that takes.
#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

#include "block/block_registry.h"
#include "block/layout.h"

namespace halfulp {
namespace {

constexpr Shape kShapes[] = {{1, 1},   {1, 31},   {3, 32},    {2, 33}, {5, 100},
                             {4, 256}, {1, 4096}, {130, 300}, {0, 5},  {3, 0}};

const BlockSpec& block(const char* name) {
  if (const BlockSpec* spec = block_called(name)) return *spec;
  throw std::invalid_argument(name);
}

PlaneSizes sizes_of(const char* name, Shape shape) {
  const BlockSpec& spec = block(name);
  return plane_sizes(spec, spec.variants.front().rules, shape);
}

std::string area_text(const BlockArea& area) {
  return std::to_string(area.rows) + "x" + std::to_string(area.columns) + " at " + std::to_string(area.first_row) +
         "," + std::to_string(area.first_column);
}

TEST(Blocks, hold_every_element_of_a_tensor_once) {
  for (const BlockSpec& spec : standard_blocks()) {
    for (const Shape shape : kShapes) {
      const Shape cut = cut_shape(spec, shape);
      std::vector<int> times(cut.count());
      const auto areas = areas_of(spec, shape);
      for (const BlockArea& area : areas) {
        for (std::size_t row = 0; row < area.rows; ++row) {
          for (std::size_t column = 0; column < area.columns; ++column) {
            ++times.at((area.first_row + row) * cut.columns + area.first_column + column);
          }
        }
      }
      EXPECT_EQ(times, std::vector<int>(shape.count(), 1)) << spec.name << " " << shape.rows << "x" << shape.columns;
      EXPECT_EQ(areas.size(), block_count(spec, shape)) << spec.name << " " << shape.rows << "x" << shape.columns;
    }
  }
}

TEST(Blocks, of_rows_end_where_their_row_ends) {
  const auto areas = areas_of(block("mxfp4"), {2, 40});
  ASSERT_EQ(areas.size(), 4u);
  EXPECT_EQ(area_text(areas[0]), "1x32 at 0,0");
  EXPECT_EQ(area_text(areas[1]), "1x8 at 0,32");
  EXPECT_EQ(area_text(areas[2]), "1x32 at 1,0");
}

TEST(Blocks, that_are_flat_run_on_over_the_ends_of_rows) {
  const auto areas = areas_of(block("bnb_nf4"), {3, 40});
  ASSERT_EQ(areas.size(), 2u);
  EXPECT_EQ(area_text(areas[0]), "1x64 at 0,0");
  EXPECT_EQ(area_text(areas[1]), "1x56 at 0,64");
}

TEST(Blocks, of_tiles_go_from_left_to_right_and_then_down) {
  const auto areas = areas_of(block("fp8_e4m3_128x128"), {130, 300});
  ASSERT_EQ(areas.size(), 6u);
  EXPECT_EQ(area_text(areas[1]), "128x128 at 0,128");
  EXPECT_EQ(area_text(areas[2]), "128x44 at 0,256");
  EXPECT_EQ(area_text(areas[3]), "2x128 at 128,0");
  EXPECT_EQ(area_text(areas[5]), "2x44 at 128,256");
}

TEST(Blocks, of_a_whole_tensor_or_row_are_as_large_as_that) {
  EXPECT_EQ(area_text(areas_of(block("ternary"), {7, 9}).at(0)), "7x9 at 0,0");
  EXPECT_EQ(area_text(areas_of(block("int8_row"), {7, 9}).at(6)), "1x9 at 6,0");
  EXPECT_EQ(block_count(block("ternary"), {7, 9}), 1u);
}

TEST(Tensors, of_any_shape_are_held_where_the_last_block_may_be_shorter) {
  EXPECT_TRUE(can_hold(block("bnb_nf4"), {3, 7}));
  EXPECT_TRUE(can_hold(block("mxfp4"), {0, 0}));
}

TEST(Tensors, of_ggml_have_rows_of_whole_groups) {
  EXPECT_TRUE(can_hold(block("ggml_q4_0"), {3, 64}));
  EXPECT_FALSE(can_hold(block("ggml_q4_0"), {2, 48}));
  EXPECT_FALSE(can_hold(block("ggml_nvfp4"), {1, 16}));
  EXPECT_TRUE(can_hold(block("ggml_nvfp4"), {1, 64}));
  EXPECT_FALSE(can_hold(block("ggml_q4_0"), {1, 0}));
}

TEST(BlockSizes, are_those_of_the_structures_of_ggml) {
  EXPECT_EQ(sizes_of("ggml_q4_0", {1, 32}).codes, 18u);
  EXPECT_EQ(sizes_of("ggml_q4_1", {1, 32}).codes, 20u);
  EXPECT_EQ(sizes_of("ggml_q5_0", {1, 32}).codes, 22u);
  EXPECT_EQ(sizes_of("ggml_q5_1", {1, 32}).codes, 24u);
  EXPECT_EQ(sizes_of("ggml_q8_0", {1, 32}).codes, 34u);
  EXPECT_EQ(sizes_of("ggml_iq4_nl", {1, 32}).codes, 18u);
  EXPECT_EQ(sizes_of("ggml_mxfp4", {1, 32}).codes, 17u);
  EXPECT_EQ(sizes_of("ggml_nvfp4", {1, 64}).codes, 36u);
  EXPECT_EQ(sizes_of("ggml_tq1_0", {1, 256}).codes, 54u);
  EXPECT_EQ(sizes_of("ggml_tq2_0", {1, 256}).codes, 66u);
  EXPECT_EQ(sizes_of("ggml_q4_0", {3, 64}).codes, 6 * 18u);
  EXPECT_EQ(sizes_of("ggml_q4_0", {3, 64}).scales, 0u);
}

TEST(BlockSizes, count_planes_apart) {
  const PlaneSizes nf4 = sizes_of("bnb_nf4", {3, 43});
  EXPECT_EQ(nf4.codes, 65u);
  EXPECT_EQ(nf4.scales, 3 * 4u);
  EXPECT_EQ(nf4.tensor, 0u);
  const PlaneSizes nvfp4 = sizes_of("nvfp4", {2, 40});
  EXPECT_EQ(nvfp4.codes, 40u);
  EXPECT_EQ(nvfp4.scales, 6u);
  EXPECT_EQ(nvfp4.tensor, 4u);
  EXPECT_EQ(sizes_of("int2_b128", {1, 129}).scales, 2 * 2 * 4u);
}

TEST(BlockSizes, of_nested_scales_are_an_offset_and_one_more_per_256) {
  const BlockSpec& spec = block("bnb_nf4_nested");
  EXPECT_EQ(tensor_items(spec, {1, 64 * 256}), 2u);
  EXPECT_EQ(tensor_items(spec, {1, 64 * 256 + 1}), 3u);
  EXPECT_EQ(sizes_of("bnb_nf4_nested", {1, 64 * 256 + 1}).scales, 257u);
}

TEST(BlockSizes, mark_every_column_as_outlier_or_not) { EXPECT_EQ(tensor_items(block("bnb_int8"), {5, 7}), 7u); }

TEST(StoredElements, are_those_of_the_tensor_and_what_fills_its_last_byte) {
  const auto stored = [](const char* name, Shape shape) {
    return stored_elements(block(name), block(name).variants.front().rules, shape);
  };
  EXPECT_EQ(stored("bnb_nf4", {3, 7}), 22u);
  EXPECT_EQ(stored("int2_b128", {1, 5}), 8u);
  EXPECT_EQ(stored("mxfp6_e2m3", {1, 2}), 2u);  // 12 bits in two bytes
  EXPECT_EQ(stored("mxfp6_e2m3", {1, 3}), 4u);  // 18 bits in three bytes
  EXPECT_EQ(stored("mxfp8", {3, 7}), 21u);
  EXPECT_EQ(stored("ggml_tq1_0", {1, 256}), 256u);
}

TEST(BitsPerElement, count_scales_and_the_scales_of_scales) {
  const auto bits = [](const char* name) { return bits_per_element(block(name), {4096, 4096}); };
  EXPECT_EQ(bits("bnb_nf4"), 4.5);
  EXPECT_EQ(bits("bnb_nf4_nested"), 4 + 8 / 64.0 + 32 / (64.0 * 256));
  EXPECT_EQ(bits("mxfp4"), 4.25);
  EXPECT_EQ(bits("mxfp6_e3m2"), 6.25);
  EXPECT_EQ(bits("nvfp4"), 4.5);
  EXPECT_EQ(bits("ggml_q5_1"), 6);
  EXPECT_EQ(bits("ggml_tq1_0"), 1.6875);
  EXPECT_EQ(bits("bnb_int8"), 8 + 32 / 4096.0);
  EXPECT_EQ(bits("int2_b128"), 2.5);
}

}  // namespace
}  // namespace halfulp
