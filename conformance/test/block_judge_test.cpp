#include <gtest/gtest.h>

#include "case/element_points.h"
#include "case/sampled_tensors.h"
#include "case/stored_tensors.h"
#include "case/value_codes.h"
#include "format/elements.h"
#include "judge/tensor_judge.h"
#include "oracle_blocks.h"

namespace halfulp {
namespace {

using Kind = WrongPlace::Kind;

TensorCase values_case(const BlockQuestion& question, Shape shape) {
  return {.shape = shape,
          .operands =
              bytes_of_values(*question.values, drawn_values(*question.values, shape, Distribution::uniform, 7, 7))};
}

/// A case with its expectation and the right result.
struct Right {
  BlockQuestion question;
  TensorCase tensor;
  Expectation expectation = expectation_of(question, question.rules(), tensor);
  TensorResult result = {Reply::done, expectation.bytes, true};

  std::optional<WrongPlace> judge() const { return first_wrong(question, tensor, expectation, result); }
};

Right quantized(std::string_view format, std::string_view variant, Shape shape) {
  const BlockQuestion question = block_question(Operation::quantize, format, variant);
  return {question, values_case(question, shape)};
}

TEST(TensorJudge, the_right_bytes_of_every_format_and_operation_are_right) {
  for (const BlockSpec& spec : standard_blocks()) {
    for (const BlockVariant& variant : spec.variants) {
      const BlockQuestion question = block_question(Operation::quantize, spec.name, variant.name);
      const Right right{question, values_case(question, {2, spec.lengths == Lengths::any ? 70u : 512u})};
      EXPECT_FALSE(right.judge()) << spec.name << " " << variant.name;
    }
  }
}

TEST(TensorJudge, one_changed_bit_anywhere_in_the_planes_is_found) {
  Right right = quantized("mxfp4", "rceil", {1, 70});
  for (const Part part : {Part::codes, Part::scales}) {
    auto& bytes = right.result.bytes[part];
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      for (int bit = 0; bit < 8; ++bit) {
        bytes[i] ^= static_cast<std::uint8_t>(1 << bit);
        const auto wrong = right.judge();
        ASSERT_TRUE(wrong) << name_of(part) << " " << i << " " << bit;
        EXPECT_EQ(wrong->kind, part == Part::codes ? Kind::element : Kind::scale);
        EXPECT_EQ(wrong->index, part == Part::codes ? 2 * i + static_cast<std::size_t>(bit) / 4 : i);
        bytes[i] ^= static_cast<std::uint8_t>(1 << bit);
      }
    }
  }
}

TEST(TensorJudge, a_wrong_scale_comes_before_the_wrong_elements_that_follow_from_it) {
  Right right = quantized("mxfp4", "floor", {1, 96});
  right.result.bytes[Part::scales][1] ^= 1;
  right.result.bytes[Part::codes][0] ^= 1;
  ASSERT_TRUE(right.judge());
  EXPECT_EQ(right.judge()->kind, Kind::scale);
  EXPECT_EQ(right.judge()->index, 1u);
  EXPECT_EQ(right.judge()->actual, right.judge()->expected.code ^ 1);
}

TEST(TensorJudge, the_filling_of_the_last_byte_counts) {
  Right right = quantized("bnb_nf4", "nearest", {1, 3});
  right.result.bytes[Part::codes].back() ^= 1;
  ASSERT_TRUE(right.judge());
  EXPECT_EQ(right.judge()->index, 3u);
}

/// A block of 64 under 3, whose reciprocal is not exact, with values around every midpoint.
Right with_open_roundings() {
  const BlockQuestion question = block_question(Operation::quantize, "bnb_nf4", "bnb-cuda");
  std::vector<Code> values{nearest_code(kFloat32, 3)};
  const auto levels = element_values(*question.spec->element);
  for (std::size_t i = 1; i < 64; ++i) {
    const std::size_t level = i % 15;
    const Code midpoint = nearest_code(kFloat32, 3 * (levels[level] + levels[level + 1]) / 2);
    values.push_back(stepped(kFloat32, midpoint, static_cast<std::ptrdiff_t>(i / 15) - 2));
  }
  return {question, {.shape = {1, 64}, .operands = bytes_of_values(kFloat32, values)}};
}

/// The element at `index` of the packed result replaced.
void put_nibble(TensorResult& result, std::size_t index, Code code) {
  auto& byte = result.bytes[Part::codes][index / 2];
  byte = static_cast<std::uint8_t>(index % 2 == 0 ? (byte & 0x0F) | code << 4 : (byte & 0xF0) | code);
}

TEST(TensorJudge, either_result_of_an_approximate_reciprocal_is_right_but_no_third) {
  Right right = with_open_roundings();
  EXPECT_FALSE(right.expectation.is_unique);
  std::size_t sets = 0;
  for (std::size_t i = 0; i < 64; ++i) {
    const Admissible element = right.expectation.answer.elements[i];
    const TensorResult first_choice = right.result;
    for (Code code = 0; code < 16; ++code) {
      put_nibble(right.result, i, code);
      EXPECT_EQ(!right.judge(), code == element.code || code == element.other) << i << " " << code;
    }
    sets += element.other != element.code;
    right.result = first_choice;
  }
  EXPECT_GT(sets, 0u) << "no place was left open: this test shows nothing";
}

TEST(TensorJudge, elements_are_judged_under_the_scale_that_the_implementation_chose) {
  // absmean: a sum in any order, so that the scale may be a few ulps off, and the elements follow it.
  const BlockQuestion question = block_question(Operation::quantize, "ternary", "absmean");
  Right right{question, values_case(question, {3, 30})};
  const Admissible scale = right.expectation.answer.scales.front();
  ASSERT_GT(scale.tolerance, 0u);
  const auto with_scale = [&](Code code) {
    right.result.bytes = right.expectation.bytes;
    right.result.bytes[Part::scales] = to_bytes(kFloat32, {code});
    right.result.bytes = expectation_of(question, question.rules(), right.tensor, &right.result.bytes).bytes;
    right.result.bytes[Part::scales] = to_bytes(kFloat32, {code});
    return right.judge();
  };
  EXPECT_FALSE(with_scale(scale.code + scale.tolerance));
  EXPECT_FALSE(with_scale(scale.code - scale.tolerance));
  const auto wrong = with_scale(scale.code + scale.tolerance + 1);
  ASSERT_TRUE(wrong);
  EXPECT_EQ(wrong->kind, Kind::scale);
}

TEST(TensorJudge, places_that_the_rules_leave_open_take_anything) {
  const BlockQuestion question = block_question(Operation::quantize, "mxfp4", "floor");
  TensorCase tensor = values_case(question, {1, 64});
  auto values = to_codes(kFloat32, tensor.operands[Part::values]);
  values[3] = 0x7FC00000;
  tensor.operands = bytes_of_values(kFloat32, values);
  Right right{question, tensor};
  EXPECT_TRUE(right.expectation.has_open);
  right.result.bytes[Part::codes][0] ^= 0xFF;
  EXPECT_FALSE(right.judge()) << "beside a NaN scale codes are open";
  right.result.bytes[Part::codes][16] ^= 0xFF;
  ASSERT_TRUE(right.judge()) << "the second block has no NaN";
  EXPECT_EQ(right.judge()->index, 32u);
}

TEST(TensorJudge, bytes_that_no_packing_gives_are_wrong_though_their_codes_are_right) {
  // Five trits make 243 of 256 bytes. Byte 0 holds elements 0, 32, 64, 96 and 128.
  const BlockQuestion question = block_question(Operation::quantize, "ggml_tq1_0", "ggml");
  const Shape shape{1, 256};
  std::size_t unused = 0;
  for (int byte = 0; byte < 256; ++byte) {
    Planes planes{std::vector<std::uint8_t>(54), {}, {}};
    planes.codes[0] = static_cast<std::uint8_t>(byte);
    const Items items = unpack(*question.spec, question.rules(), shape, planes);
    std::vector<Code> values(256, nearest_code(kFloat32, -1));
    for (std::size_t i = 0; i < 160; i += 32) {
      values[i] = nearest_code(kFloat32, value_of(*question.spec->element, items.elements[i]));
    }
    Right right{question, {.shape = shape, .operands = bytes_of_values(kFloat32, values)}};
    auto& codes = right.result.bytes[Part::codes];
    const std::uint8_t canonical = codes[0];
    codes[0] = static_cast<std::uint8_t>(byte);
    const auto wrong = right.judge();
    if (canonical == byte) {
      EXPECT_FALSE(wrong) << byte;
      continue;
    }
    ++unused;
    ASSERT_TRUE(wrong) << byte;
    EXPECT_EQ(wrong->kind, Kind::byte);
    EXPECT_EQ(wrong->part, Part::codes);
    EXPECT_EQ(wrong->index, 0u);
    EXPECT_EQ(wrong->expected.code, canonical);
  }
  EXPECT_EQ(unused, 256u - 243u);
}

TEST(TensorJudge, a_wrong_value_is_found_and_a_nan_may_be_any) {
  const BlockQuestion question = block_question(Operation::dequantize, "mxfp4", "floor");
  const Shape shape{1, 32};
  const Items items{std::vector<Code>(32, 3), {0xFF}, {}};
  Right nans{question, {.shape = shape, .operands = operands_from(question, shape, items)}};
  nans.result.bytes = bytes_of_values(kFloat32, std::vector<Code>(32, 0xFF800001));
  EXPECT_FALSE(nans.judge());
  nans.result.bytes = bytes_of_values(kFloat32, std::vector<Code>(32, 0xFF800000));
  EXPECT_TRUE(nans.judge()) << "an infinity is no NaN";
  const Items numbers{std::vector<Code>(32, 3), {0x7F}, {}};
  Right right{question, {.shape = shape, .operands = operands_from(question, shape, numbers)}};
  EXPECT_FALSE(right.judge());
  right.result.bytes[Part::values][4 * 9] ^= 1;
  ASSERT_TRUE(right.judge());
  EXPECT_EQ(right.judge()->kind, Kind::value);
  EXPECT_EQ(right.judge()->index, 9u);
  EXPECT_EQ(right.judge()->value.expected.code, 0x3FC00000u) << "code 3 of E2M1 is 1.5";
}

TEST(TensorJudge, pack_and_unpack_are_judged_byte_by_byte_and_code_by_code) {
  for (const Operation operation : {Operation::pack, Operation::unpack}) {
    const BlockQuestion question = block_question(operation, "mxfp6_e3m2", "floor");
    for (const TensorRecipe& recipe : stored_tensors(question, 512)) {
      Right right{question, recipe.make()};
      EXPECT_FALSE(right.judge());
      for (const Part part : results_of(operation)) {
        if (right.result.bytes[part].empty()) continue;
        right.result.bytes[part].back() ^= 1;
        EXPECT_TRUE(right.judge()) << name_of(part);
        right.result.bytes[part].back() ^= 1;
      }
    }
  }
}

TEST(TensorJudge, a_call_that_must_be_refused_is_right_only_if_it_is_and_nothing_was_written) {
  const BlockQuestion question = block_question(Operation::quantize, "ggml_q8_0", "ggml");
  TensorCase tensor = values_case(question, {1, 33});
  const auto judged = [&](Misuse misuse, Reply reply, bool is_touched) {
    tensor.misuse = misuse;
    return !first_wrong(question, tensor, {}, {reply, {}, is_touched});
  };
  EXPECT_TRUE(judged(Misuse::shape, Reply::bad_shape, false));
  EXPECT_FALSE(judged(Misuse::shape, Reply::bad_shape, true));
  EXPECT_FALSE(judged(Misuse::shape, Reply::bad_buffer, false));
  EXPECT_FALSE(judged(Misuse::shape, Reply::done, false));
  EXPECT_FALSE(judged(Misuse::shape, Reply::failed, false));
  EXPECT_TRUE(judged(Misuse::null_part, Reply::bad_buffer, false));
  EXPECT_TRUE(judged(Misuse::short_part, Reply::bad_buffer, false));
  EXPECT_FALSE(judged(Misuse::short_part, Reply::done, true));
}

TEST(Fit, rules_that_give_just_this_fit_better_than_rules_that_allow_it) {
  const BlockQuestion question = block_question(Operation::quantize, "bnb_nf4", "bnb-cuda");
  TensorCase tensor = values_case(question, {1, 64});
  auto values = to_codes(kFloat32, tensor.operands[Part::values]);
  values[5] = 0x7FC00000;
  tensor.operands = bytes_of_values(kFloat32, values);
  BlockRules greatest = question.rules(), unspecified = greatest, flushed_less = greatest;
  greatest.nan_element = NanElement::greatest;
  unspecified.nan_element = NanElement::unspecified;
  const Expectation own = expectation_of(question, question.rules(), tensor);
  const TensorResult result{Reply::done, expectation_of(question, greatest, tensor).bytes, true};
  EXPECT_TRUE(first_wrong(question, tensor, own, result));
  EXPECT_EQ(fit_of(question, greatest, tensor, own, result), Fit::exact);
  EXPECT_EQ(fit_of(question, unspecified, tensor, own, result), Fit::loose);
  EXPECT_EQ(fit_of(question, flushed_less, tensor, own, result), Fit::none);
}

TEST(Fit, rules_that_make_other_planes_explain_nothing) {
  const Right right = quantized("bnb_nf4", "nearest", {1, 64});
  BlockRules bytes = right.question.rules();
  bytes.order = Order::bytes;
  EXPECT_EQ(fit_of(right.question, bytes, right.tensor, right.expectation, right.result), Fit::none);
}

}  // namespace
}  // namespace halfulp
