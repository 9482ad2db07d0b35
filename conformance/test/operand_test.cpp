// Operations with several operands, from the words that hold them to the text of an example.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>

#include "case/columns.h"
#include "case/fused_cases.h"
#include "case/rounding_choice.h"
#include "case/tuple_cases.h"
#include "format/elements.h"
#include "judge/answers.h"
#include "oracle/neighbours.h"
#include "result/value_text.h"
#include "run/fill_operands.h"
#include "run/operand_text.h"

namespace halfulp {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

Question fused(const FormatSpec& format) {
  return {&format, &format, Rounding::ties_to_even, profile_called("ieee"), Operation::fused_multiply_add};
}

Question stochastic(const FormatSpec& from, const FormatSpec& to, int random_bits) {
  return {&from, &to, Rounding::stochastic_a, profile_called("ieee"), Operation::convert, random_bits};
}

TEST(Columns, hold_the_first_operand_highest) {
  const Columns columns = fused(kFloat16).columns();
  ASSERT_EQ(columns.size(), 3u);
  EXPECT_EQ(columns.bits(), 48);
  const Code word = 0x123456789ABC;
  EXPECT_EQ(columns.all()[0].in(word), 0x1234u);
  EXPECT_EQ(columns.all()[1].in(word), 0x5678u);
  EXPECT_EQ(columns.all()[2].in(word), 0x9ABCu);
}

TEST(Columns, of_one_wide_format_are_the_code_itself) {
  const Columns columns = Question{&kFloat64, &kFloat16, Rounding::ties_to_even, profile_called("ieee")}.columns();
  ASSERT_EQ(columns.size(), 1u);
  EXPECT_EQ(columns.all()[0].in(0xFEDCBA9876543210u), 0xFEDCBA9876543210u);
}

TEST(Columns, keep_random_bits_in_the_smallest_container_that_holds_them) {
  for (const auto& [bits, container] : {std::pair{1, 8}, {8, 8}, {9, 16}, {16, 16}, {17, 32}, {32, 32}}) {
    EXPECT_EQ(stochastic(kFloat32, kFloat16, bits).columns().all()[1].container_bits(), container) << bits;
  }
}

TEST(Operands, lie_in_one_array_each) {
  const Question question = stochastic(kFloat32, kFloat16, 12);
  const CaseSource source = CaseSource::list(Coverage::boundary, {0x3F800000ABC, 0x40000000123});
  const Buffers buffers;
  const OperandArrays arrays = fill_operands(buffers, question.columns(), source, 0, 2);
  const auto* values = static_cast<const float*>(arrays[0]);
  const auto* words = static_cast<const std::uint16_t*>(arrays[1]);
  EXPECT_EQ(values[0], 1.0f);
  EXPECT_EQ(values[1], 2.0f);
  EXPECT_EQ(words[0], 0xABC);
  EXPECT_EQ(words[1], 0x123);
  EXPECT_EQ(arrays[2], nullptr);
}

TEST(OperandText, names_every_operand_and_random_bits_as_what_they_are) {
  EXPECT_EQ(hex_of(fused(kFloat16), 0x3C0040004200), "0x3c00, 0x4000, 0x4200");
  EXPECT_EQ(decimal_of(fused(kFloat16), 0x3C0040004200), "1, 2, 3");
  const Question question = stochastic(kFloat16, kFloat8E4m3fn, 4);
  EXPECT_EQ(hex_of(question, 0x3C00F), "0x3c00, random 0xf");
  EXPECT_EQ(hexfloat_of(question, 0x3C00F), "0x1p+0");
}

TEST(Unrounded, is_the_exact_result_of_arithmetic) {
  const Datum sum = unrounded(fused(kFloat16), 0x3C0040004200);  // 1 * 2 + 3
  EXPECT_EQ(hexfloat_of(sum), "0x1.4p+2");
}

TEST(RoundingChoices, have_names_with_their_random_bits) {
  EXPECT_EQ(choice_name(Rounding::stochastic_b, 13), "stochastic_b13");
  EXPECT_EQ(choice_name(Rounding::toward_zero, 0), "toward_zero");
  const RoundingChoice* choice = rounding_choice_called("stochastic_c32");
  ASSERT_NE(choice, nullptr);
  EXPECT_EQ(choice->random_bits, 32);
  EXPECT_EQ(rounding_choice_called("stochastic_a"), nullptr);
  EXPECT_EQ(rounding_choice_called("stochastic_a33"), nullptr);
}

TEST(TupleSources, are_exhaustive_where_the_words_are_short) {
  const auto sources = tuple_sources(fused(kFloat6E2m3fn).columns(), kFloat6E2m3fn, Tier::exhaustive, 1);
  ASSERT_EQ(sources.size(), 1u);
  EXPECT_EQ(sources[0].coverage(), Coverage::exhaustive);
  EXPECT_EQ(sources[0].size(), std::uint64_t{1} << 18);
}

TEST(TupleSources, are_boundary_and_samples_where_they_are_long) {
  const auto sources = tuple_sources(fused(kFloat16).columns(), kFloat16, Tier::exhaustive, 1);
  ASSERT_EQ(sources.size(), 2u);
  EXPECT_EQ(sources[0].coverage(), Coverage::boundary);
  EXPECT_EQ(sources[1].coverage(), Coverage::sampled);
  for (std::uint64_t i = 0; i < sources[1].size(); i += 1000) EXPECT_LT(sources[1].at(i), std::uint64_t{1} << 48);
}

TEST(TupleSources, hold_ties_that_only_the_summand_breaks) {
  const Question question = fused(kFloat16);
  const auto sources = tuple_sources(question.columns(), kFloat16, Tier::smoke, 1);
  // What an implementation that rounds to float32 first gets wrong.
  std::uint64_t lost = 0;
  for (std::uint64_t i = 0; i < sources[0].size(); ++i) {
    const Datum exact = unrounded(question, sources[0].at(i));
    if (exact.cls != DatumClass::finite) continue;
    const Code middle = encode(kFloat32, exact, Rounding::ties_to_even, *question.profile).code;
    const Expected twice = convert(kFloat32, kFloat16, middle, Rounding::ties_to_even, *question.profile);
    if (twice != answer(question, sources[0].at(i))) ++lost;
  }
  EXPECT_GT(lost, 100u);
}

TEST(TupleSources, hold_sums_that_leave_only_what_rounding_the_product_loses) {
  const Question question = fused(kFloat16);
  const Columns columns = question.columns();
  std::uint64_t subnormal = 0, cancelled = 0;
  for (const Code word : cancelling_sums(columns, 1)) {
    const auto [x, y, z] = operands_in(question, word);
    const Datum product = compute(Arithmetic::multiply, std::array{x, y}, Rounding::toward_zero);
    const Neighbours around = enclose(kFloat16, product);
    const Code magnitude = columns.all()[2].in(word)&kFloat16.magnitude_mask();
    EXPECT_NE(product.negative, z.negative);
    if (around.lower < 0x400) ++subnormal;
    if (magnitude == around.lower || magnitude == around.upper) ++cancelled;
  }
  EXPECT_GT(subnormal, 2000u);
  EXPECT_GT(cancelled, 6000u);
}

TEST(TupleSources, hold_every_pair_of_corners_with_both_signs) {
  const Question question{&kBfloat16, &kBfloat16, Rounding::ties_to_even, profile_called("ieee"), Operation::add};
  const CaseSource source = tuple_sources(question.columns(), kBfloat16, Tier::smoke, 1)[0];
  std::set<Code> words;
  for (std::uint64_t i = 0; i < source.size(); ++i) words.insert(source.at(i));
  for (const Code x : {0x0000u, 0x8001u, 0x007Fu, 0x7F7Fu, 0xFF80u, 0x7FFFu}) {
    for (const Code y : {0x8000u, 0x0080u, 0xFF7Fu, 0x7F80u, 0x3F80u, 0x7F81u}) {
      EXPECT_TRUE(words.contains(x << 16 | y)) << std::hex << x << " " << y;
    }
  }
}

}  // namespace
}  // namespace halfulp
