#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "case/block_anchors.h"
#include "case/block_cases.h"
#include "case/block_form.h"
#include "case/element_points.h"
#include "case/sampled_tensors.h"
#include "case/stored_tensors.h"
#include "case/value_codes.h"
#include "case/value_tensors.h"
#include "format/elements.h"
#include "oracle_blocks.h"

namespace halfulp {
namespace {

/// Every question that the standard rows ask about float16 values: the smallest sources.
std::vector<BlockQuestion> some_questions() {
  std::vector<BlockQuestion> questions;
  for (const BlockSpec& spec : standard_blocks()) {
    for (const Operation operation : {Operation::quantize, Operation::dequantize, Operation::pack, Operation::unpack}) {
      questions.push_back(block_question(operation, spec.name, spec.variants.front().name, "float16"));
    }
  }
  return questions;
}

std::vector<TensorCase> cases_of(const TensorSource& source) {
  std::vector<TensorCase> cases;
  for (std::uint64_t i = 0; i < source.size(); ++i) cases.push_back(source.at(i));
  return cases;
}

/// The largest finite magnitude of every block of a tensor of values.
std::vector<Code> anchors_in(const BlockQuestion& question, const TensorCase& tensor) {
  const auto values = to_codes(*question.values, tensor.operands[Part::values]);
  std::vector<Code> anchors;
  for (const BlockArea& area : areas_of(*question.spec, tensor.shape)) {
    Code largest = 0;
    for (const std::size_t at : places_of(*question.spec, tensor.shape, area)) {
      largest = std::max(largest, values[at] & question.values->magnitude_mask());
    }
    anchors.push_back(largest);
  }
  return anchors;
}

TEST(BlockCases, one_index_is_one_tensor_however_often_it_is_made) {
  for (const BlockQuestion& question : some_questions()) {
    const auto once = tensor_sources_for(question, Tier::smoke, 1);
    const auto again = tensor_sources_for(question, Tier::smoke, 1);
    ASSERT_EQ(once.size(), again.size());
    for (std::size_t i = 0; i < once.size(); ++i) {
      ASSERT_EQ(once[i].size(), again[i].size());
      ASSERT_GT(once[i].size(), 0u);
      for (std::uint64_t index = 0; index < once[i].size(); index += 7) {
        ASSERT_EQ(once[i].at(index), again[i].at(index)) << question.spec->name << " " << index;
        ASSERT_EQ(once[i].at(index), once[i].at(index));
      }
    }
  }
}

TEST(BlockCases, another_seed_draws_other_samples_and_leaves_the_boundary_alone) {
  const BlockQuestion question = block_question(Operation::quantize, "mxfp4", "rceil");
  const auto one = tensor_sources_for(question, Tier::smoke, 1);
  const auto two = tensor_sources_for(question, Tier::smoke, 2);
  EXPECT_EQ(cases_of(one[0]), cases_of(two[0]));
  EXPECT_NE(one[1].at(0), two[1].at(0));
}

TEST(BlockCases, every_tensor_has_the_bytes_of_its_shape_and_every_wrong_call_says_what_is_wrong) {
  for (const BlockQuestion& question : some_questions()) {
    std::set<std::pair<Misuse, Part>> misuses;
    for (const TensorSource& source : tensor_sources_for(question, Tier::smoke, 1)) {
      for (const TensorCase& tensor : cases_of(source)) {
        if (tensor.misuse == Misuse::none) {
          ASSERT_TRUE(can_hold(*question.spec, tensor.shape)) << question.spec->name;
        } else {
          misuses.emplace(tensor.misuse, tensor.part);
          EXPECT_EQ(source.coverage(), Coverage::boundary);
        }
        ASSERT_EQ(can_hold(*question.spec, tensor.shape), tensor.misuse != Misuse::shape);
        for (const Part part : operands_of(question.operation)) {
          ASSERT_EQ(tensor.operands[part].size(), whole_size(question, tensor.shape, part)) << name_of(part);
        }
      }
    }
    EXPECT_GE(misuses.size(), 4u) << question.spec->name;
    const bool refuses = question.spec->lengths == Lengths::whole_groups;
    EXPECT_EQ(misuses.contains({Misuse::shape, Part::values}), refuses) << question.spec->name;
  }
}

TEST(BlockCases, a_quick_cell_has_about_65536_elements) {
  for (const BlockQuestion& question : some_questions()) {
    std::uint64_t elements = 0;
    for (const TensorSource& source : tensor_sources_for(question, Tier::quick, 1)) elements += source.elements();
    EXPECT_GE(elements, 50000u) << question.spec->name;
    EXPECT_LE(elements, 160000u) << question.spec->name << " " << name_of(question.operation);
  }
}

TEST(BlockCases, elements_counts_what_the_tensors_hold) {
  const BlockQuestion question = block_question(Operation::quantize, "bnb_nf4", "nearest");
  for (const TensorSource& source : tensor_sources_for(question, Tier::smoke, 1)) {
    std::uint64_t elements = 0;
    for (const TensorCase& tensor : cases_of(source)) elements += tensor.shape.count();
    EXPECT_EQ(source.elements(), elements);
  }
}

TEST(BlockCases, lengths_lie_around_every_edge_of_a_block) {
  std::set<std::pair<std::size_t, std::size_t>> shapes;
  for (const Shape shape : BlockForm(block_row("bnb_nf4")).edges()) shapes.emplace(shape.rows, shape.columns);
  for (const std::size_t columns : {0, 1, 63, 64, 65, 128, 131}) {
    EXPECT_TRUE(shapes.contains({1, columns})) << columns;
  }
  EXPECT_TRUE(std::ranges::any_of(shapes, [](const auto& shape) { return shape.first > 2 && shape.second > 64; }));
  std::set<std::pair<std::size_t, std::size_t>> tiles;
  for (const Shape shape : BlockForm(block_row("fp8_e4m3_128x128")).edges()) tiles.emplace(shape.rows, shape.columns);
  EXPECT_TRUE(tiles.contains({128, 128}));
  EXPECT_TRUE(std::ranges::any_of(tiles, [](const auto& shape) { return shape.first > 128; }));
  for (const Shape shape : BlockForm(block_row("ggml_nvfp4")).edges()) EXPECT_EQ(shape.columns % 64, 0u);
}

TEST(BlockCases, largest_magnitudes_lie_at_and_beside_powers_of_two) {
  const BlockQuestion question = block_question(Operation::quantize, "mxfp4", "rceil");
  const auto anchors = block_anchors(question);
  const std::set<Code> known(anchors.begin(), anchors.end());
  for (const int exponent : {-126, -100, -8, -1, 0, 1, 3, 8, 64, 127}) {
    for (const double multiple : {1.0, 6.0}) {
      const double value = std::ldexp(multiple, exponent);
      if (value > 0x1.fffffep127) continue;
      const Code code = nearest_code(kFloat32, value);
      for (const std::ptrdiff_t ulps : {-1, 0, 1}) {
        EXPECT_TRUE(known.contains(stepped(kFloat32, code, ulps))) << exponent << " " << ulps;
      }
    }
  }
  EXPECT_TRUE(known.contains(kFloat32.max_finite_code()));
  EXPECT_TRUE(known.contains(1)) << "the smallest subnormal";
  const BlockQuestion floored = block_question(Operation::quantize, "fp8_e4m3_1x128", "deepseek");
  const auto around_floor = block_anchors(floored);
  EXPECT_NE(std::ranges::find(around_floor, nearest_code(kFloat32, 1e-4f)), around_floor.end());
}

TEST(BlockCases, the_anchors_reach_the_tensors_in_whole_blocks_and_alone) {
  const BlockQuestion question = block_question(Operation::quantize, "mxfp4", "rceil");
  std::set<Code> alone, whole;
  for (const TensorRecipe& recipe : scale_tensors(question, 16384)) {
    const TensorCase tensor = recipe.make();
    for (const Code anchor : anchors_in(question, tensor)) {
      (tensor.shape.columns < 32 ? alone : whole).insert(anchor);
    }
  }
  for (const double value : {1.0, 6.0, 0x1p100, 0x1p-126}) {
    EXPECT_TRUE(alone.contains(nearest_code(kFloat32, value))) << value;
    EXPECT_TRUE(whole.contains(nearest_code(kFloat32, value))) << value;
  }
}

TEST(BlockCases, the_midpoints_of_elements_are_met_in_units_of_the_scale) {
  // bnb_nf4 by absmax: in a block whose largest magnitude is a power of two, dividing by it is exact.
  const BlockQuestion question = block_question(Operation::quantize, "bnb_nf4", "nearest");
  std::set<double> seen;
  for (const TensorRecipe& recipe : threshold_tensors(question, 65536)) {
    const TensorCase tensor = recipe.make();
    const auto values = to_codes(kFloat32, tensor.operands[Part::values]);
    const auto anchors = anchors_in(question, tensor);
    const auto areas = areas_of(*question.spec, tensor.shape);
    for (std::size_t block = 0; block < areas.size(); ++block) {
      const double anchor = value_of(kFloat32, anchors[block]);
      int exponent = 0;
      if (std::frexp(anchor, &exponent) != 0.5) continue;
      for (const std::size_t at : places_of(*question.spec, tensor.shape, areas[block])) {
        seen.insert(value_of(kFloat32, values[at]) / anchor);
      }
    }
  }
  const auto levels = element_values(*question.spec->element);
  ASSERT_EQ(levels.size(), 16u);
  for (std::size_t i = 0; i + 1 < levels.size(); ++i) {
    const Code midpoint = nearest_code(kFloat32, (levels[i] + levels[i + 1]) / 2);
    for (const std::ptrdiff_t ulps : {-2, -1, 0, 1, 2}) {
      EXPECT_TRUE(seen.contains(value_of(kFloat32, stepped(kFloat32, midpoint, ulps)))) << i << " " << ulps;
    }
  }
}

TEST(BlockCases, the_midpoints_follow_an_offset_where_a_format_has_one) {
  const BlockQuestion question = block_question(Operation::quantize, "ggml_q4_1", "ggml");
  std::size_t lower = 0, upper = 0;
  for (const TensorRecipe& recipe : threshold_tensors(question, 16384)) {
    const TensorCase tensor = recipe.make();
    const Expectation expectation = expectation_of(question, question.rules(), tensor);
    for (const Admissible& element : expectation.answer.elements) {
      lower += element.code < 8;
      upper += element.code >= 8;
    }
  }
  EXPECT_GT(lower, 1000u);
  EXPECT_GT(upper, 1000u);
}

TEST(BlockCases, neighbouring_blocks_have_quite_other_scales) {
  const BlockQuestion question = block_question(Operation::quantize, "mxfp4", "floor");
  for (const TensorRecipe& recipe : threshold_tensors(question, 4096)) {
    const auto anchors = anchors_in(question, recipe.make());
    for (std::size_t i = 1; i < anchors.size(); ++i) EXPECT_NE(anchors[i], anchors[i - 1]);
  }
}

TEST(BlockCases, every_distribution_is_drawn_and_is_a_function_of_the_index) {
  const Shape shape{1, 256};
  std::set<std::vector<Code>> distinct;
  for (int i = 0; i < kDistributions; ++i) {
    const auto distribution = static_cast<Distribution>(i);
    const auto values = drawn_values(kFloat32, shape, distribution, 1, 5);
    EXPECT_EQ(values, drawn_values(kFloat32, shape, distribution, 1, 5));
    EXPECT_NE(values, drawn_values(kFloat32, shape, distribution, 1, 6));
    distinct.insert(values);
  }
  EXPECT_EQ(distinct.size(), static_cast<std::size_t>(kDistributions));
}

TEST(BlockCases, drawn_values_are_the_same_on_every_machine) {
  const auto values = drawn_values(kFloat32, {1, 3}, Distribution::bell, 1, 0);
  const auto logarithmic = drawn_values(kBfloat16, {1, 3}, Distribution::logarithmic, 1, 0);
  EXPECT_EQ(values, (std::vector<Code>{0x3F39886E, 0xBFB30D7F, 0xBF2040CC}));
  EXPECT_EQ(logarithmic, (std::vector<Code>{0x4078, 0xC1E7, 0x437F}));
}

TEST(StoredTensors, an_exhaustive_source_has_every_element_code_under_every_scale_code) {
  const BlockQuestion question = block_question(Operation::dequantize, "mxfp4", "floor");
  std::set<std::pair<Code, Code>> pairs;
  const TensorSource source = every_pair(question);
  EXPECT_EQ(source.coverage(), Coverage::exhaustive);
  for (const TensorCase& tensor : cases_of(source)) {
    const Items items = unpacked(*question.spec, question.rules(), tensor.shape, tensor.operands);
    const auto areas = areas_of(*question.spec, tensor.shape);
    for (std::size_t block = 0; block < areas.size(); ++block) {
      for (const std::size_t at : places_of(*question.spec, tensor.shape, areas[block])) {
        pairs.emplace(items.scales[block], items.elements[at]);
      }
    }
  }
  EXPECT_EQ(pairs.size(), 256u * 16u);
}

TEST(StoredTensors, a_domain_is_called_exhaustive_only_where_nothing_else_belongs_to_a_value) {
  EXPECT_TRUE(has_every_pair(block_row("mxfp4"), 12));
  EXPECT_FALSE(has_every_pair(block_row("mxfp8_e4m3"), 12));
  EXPECT_FALSE(has_every_pair(block_row("nvfp4"), 24)) << "a tensor scale";
  EXPECT_FALSE(has_every_pair(block_row("ggml_q4_1"), 24)) << "a minimum";
  EXPECT_FALSE(has_every_pair(block_row("bnb_nf4"), 24)) << "float32 scales";
}

TEST(StoredTensors, every_code_stands_in_every_place_of_a_block) {
  const BlockQuestion question = block_question(Operation::pack, "ggml_q5_0", "ggml");
  std::set<std::pair<std::size_t, Code>> seen;
  for (const TensorRecipe& recipe : stored_tensors(question, 32768)) {
    const auto codes = recipe.make().operands[Part::loose_codes];
    for (std::size_t i = 0; i < codes.size() && i < 32; ++i) seen.emplace(i, codes[i]);
  }
  EXPECT_EQ(seen.size(), 32u * 32u);
}

TEST(StoredTensors, packing_what_was_packed_gives_the_same_bytes) {
  for (const BlockSpec& spec : standard_blocks()) {
    const BlockQuestion question = block_question(Operation::dequantize, spec.name, spec.variants.front().name);
    for (const TensorRecipe& recipe : stored_tensors(question, 1024)) {
      const TensorCase tensor = recipe.make();
      const Items items = unpacked(spec, question.rules(), tensor.shape, tensor.operands);
      ASSERT_EQ(operands_from(question, tensor.shape, items), tensor.operands) << spec.name;
    }
  }
}

TEST(ValueCodes, steps_cross_zero_and_stop_at_the_largest_magnitude) {
  EXPECT_EQ(stepped(kFloat16, 0, -1), 0x8001u);
  EXPECT_EQ(stepped(kFloat16, 0x8001, 2), 0x0001u);
  EXPECT_EQ(stepped(kFloat16, 0x7BFF, 1), 0x7BFFu);
  EXPECT_EQ(stepped(kFloat16, 0xFBFE, -9), 0xFBFFu);
}

TEST(ValueCodes, the_nearest_code_saturates_and_keeps_the_sign_of_zero) {
  EXPECT_EQ(nearest_code(kFloat16, 1e9), 0x7BFFu);
  EXPECT_EQ(nearest_code(kFloat32, -1e300), 0xFF7FFFFFu);
  EXPECT_EQ(nearest_code(kBfloat16, -0.0), 0x8000u);
  EXPECT_EQ(nearest_code(kFloat32, 0.1), 0x3DCCCCCDu);
  for (Code code = 0; code <= kFloat16.max_finite_code(); ++code) {
    ASSERT_EQ(nearest_code(kFloat16, value_of(kFloat16, code)), code);
  }
}

}  // namespace
}  // namespace halfulp
