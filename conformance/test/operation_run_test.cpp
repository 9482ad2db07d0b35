// Arithmetic and stochastic conversions through the whole runner: what is right conforms, what is wrong has its cause.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "case/container.h"
#include "case/rounding_choice.h"
#include "device/chosen_device.h"
#include "format/registry.h"
#include "oracle_blocks.h"
#include "run/record.h"
#include "stand_in_device.h"
#include "value/decode.h"

namespace halfulp {
namespace {

using ::testing::HasSubstr;

/// Computes a case's code.
using Compute = std::function<Code(const Question&, Code word)>;

Question question_of(const halfulp_query& query) {
  const RoundingChoice* choice = rounding_choice_called(query.rounding);
  return {standard_formats().find(query.operands[0].name),
          standard_formats().find(query.result->name),
          choice->rounding,
          profile_called(query.profile),
          *operation_called(query.operation),
          choice->random_bits};
}

adapter::Columns columns_by(const Question& question, const Compute& compute) {
  return [=](const void* const* operands, void* results, std::size_t count) {
    const Columns columns = question.columns();
    for (std::size_t i = 0; i < count; ++i) {
      Code word = 0;
      for (std::size_t j = 0; j < columns.size(); ++j) {
        const Column& column = columns.all()[j];
        word |= load_code(operands[j], column.container_bits(), i) << column.shift;
      }
      const Code code = compute(question, word);
      with_container(question.to->container_bits(),
                     [&](auto zero) { static_cast<decltype(zero)*>(results)[i] = static_cast<decltype(zero)>(code); });
    }
  };
}

/// An implementation of one operation.
std::unique_ptr<Implementation> by(const Compute& compute, const std::string& operation, const std::string& from,
                                   const std::string& to, const std::string& rounding,
                                   std::uint32_t memory = HALFULP_MEMORY_HOST) {
  adapter::Adapter adapter{.name = "computed", .version = "1", .homepage = "", .memory = memory};
  adapter.functions.push_back({operation, from, to, rounding, "ieee",
                               [=](const halfulp_query& query) { return columns_by(question_of(query), compute); }});
  return std::make_unique<Implementation>(adapter::expose(std::move(adapter)), "test", "computed");
}

Code right(const Question& question, Code word) { return answer(question, word).code; }

Selection smoke() {
  Selection selection;
  selection.tier = Tier::smoke;
  return selection;
}

std::vector<CellOutcome> outcomes_of(const Compute& compute, const std::string& operation, const std::string& from,
                                     const std::string& to, const std::string& rounding) {
  return run_cells(*by(compute, operation, from, to, rounding), smoke());
}

/// The names of all causes, separated by spaces.
std::string causes_of(const CellOutcome& outcome) {
  std::string names = outcome.error;
  for (const CauseRecord& cause : outcome.causes) names += (names.empty() ? "" : " ") + cause.cause;
  return names;
}

TEST(Arithmetic, conforms_where_it_is_right) {
  for (const std::string operation : {"add", "subtract", "multiply", "divide", "fused_multiply_add", "square_root"}) {
    const auto outcomes = outcomes_of(&right, operation, "float16,bfloat16,float4_e2m1fn", "float16", "toward_*");
    ASSERT_EQ(outcomes.size(), 9u) << operation;
    for (const CellOutcome& outcome : outcomes) {
      EXPECT_EQ(outcome.error, "");
      EXPECT_EQ(outcome.deviating, 0u);
      EXPECT_GT(outcome.cases, 15u);
    }
  }
}

TEST(Arithmetic, is_asked_about_every_pair_of_short_codes) {
  const auto outcomes = outcomes_of(&right, "add", "float4_e2m1fn", "float8_e4m3fn", "ties_to_even");
  EXPECT_EQ(outcomes.at(0).cases, 256u);
}

TEST(Arithmetic, in_the_wrong_order_has_the_wrong_sign) {
  const auto swapped = [](const Question& question, Code word) {
    return right(question, word >> 16 | (word & 0xFFFF) << 16);
  };
  const auto outcomes = outcomes_of(swapped, "subtract", "float16", "float16", "ties_to_even");
  ASSERT_FALSE(outcomes.at(0).causes.empty());
  const auto cause = std::ranges::max(outcomes[0].causes, {}, &CauseRecord::count);
  EXPECT_EQ(cause.cause, "sign_flipped");
  EXPECT_THAT(cause.examples.at(0).input, HasSubstr(", 0x"));
}

TEST(Arithmetic, examples_tell_the_result_before_rounding) {
  const FormatSpec* const half = standard_formats().find("float16");
  const auto exact_value = [&](Operation operation, Code word) {
    const Question question{half, half, Rounding::ties_to_even, profile_called("ieee"), operation};
    return record_of(question, Mismatch{.input = word, .expected = {}}).exact_value;
  };
  constexpr Code kOne = 0x3c00, kLeast = 0x0001;
  EXPECT_EQ(exact_value(Operation::add, kOne | kLeast << 16), "0x1.000001p+0");
  EXPECT_EQ(exact_value(Operation::subtract, kLeast | kLeast << 16), "0x0p+0");
  EXPECT_EQ(exact_value(Operation::convert, kOne), "") << "it is the input";
}

TEST(Arithmetic, that_is_not_fused_is_called_so) {
  const auto unfused = [](const Question& question, Code word) {
    const auto [x, y, z] = operands_in(question, word);
    const auto rounded = [&](Arithmetic arithmetic, const Datum& a, const Datum& b) {
      const Datum exact = compute(arithmetic, std::array{a, b}, question.rounding);
      return encode(*question.to, exact, question.rounding, *question.profile).code;
    };
    return rounded(Arithmetic::add, decode(*question.to, rounded(Arithmetic::multiply, x, y)), z);
  };
  const auto outcomes = outcomes_of(unfused, "fused_multiply_add", "float16", "float16", "ties_to_even");
  EXPECT_EQ(causes_of(outcomes.at(0)), "product_rounded");
}

TEST(Arithmetic, through_float32_is_called_double_rounding) {
  const auto twice = [](const Question& question, Code word) {
    const Code middle = encode(*standard_formats().find("float32"), unrounded(question, word), Rounding::ties_to_even,
                               *question.profile)
                            .code;
    return convert(*standard_formats().find("float32"), *question.to, middle, question.rounding, *question.profile)
        .code;
  };
  const auto outcomes = outcomes_of(twice, "fused_multiply_add", "float16", "float16", "ties_to_even");
  EXPECT_EQ(causes_of(outcomes.at(0)), "double_rounding_float32");
}

TEST(StochasticRounding, conforms_where_it_is_right) {
  const auto outcomes =
      outcomes_of(&right, "convert", "float32,float16", "float8_e4m3fn,float4_e2m1fn", "stochastic_*");
  ASSERT_EQ(outcomes.size(), 4u * 3 * 4);  // three rules, with four usual numbers of random bits
  for (const CellOutcome& outcome : outcomes) EXPECT_EQ(outcome.deviating, 0u) << outcome.error;
}

TEST(StochasticRounding, has_other_numbers_of_random_bits_where_they_are_named) {
  const auto outcomes = outcomes_of(&right, "convert", "float32", "float8_e4m3fn", "stochastic_a11");
  EXPECT_EQ(outcomes.size(), 1u);
}

TEST(StochasticRounding, without_its_random_bits_is_called_so) {
  const auto nearest = [](const Question& question, Code word) {
    return encode(*question.to, unrounded(question, word), Rounding::ties_to_even, *question.profile).code;
  };
  const auto outcomes = outcomes_of(nearest, "convert", "float32", "float8_e4m3fn", "stochastic_a8");
  EXPECT_EQ(causes_of(outcomes.at(0)), "random_bits_ignored");
}

TEST(StochasticRounding, by_another_rule_is_called_so) {
  const auto other = [](const Question& question, Code word) {
    Question asked = question;
    asked.rounding = Rounding::stochastic_b;
    return right(asked, word);
  };
  const auto outcomes = outcomes_of(other, "convert", "float16", "float8_e4m3fn", "stochastic_a4");
  EXPECT_EQ(causes_of(outcomes.at(0)), "other_stochastic_rule");
}

TEST(Arithmetic, that_depends_on_its_neighbours_is_errored) {
  const auto prepare = [](const halfulp_query& query) -> adapter::Columns {
    const adapter::Columns columns = columns_by(question_of(query), &right);
    return [=](const void* const* operands, void* results, std::size_t count) {
      columns(operands, results, count);
      const auto* second = static_cast<const std::uint16_t*>(operands[1]);
      for (std::size_t i = 1; i < count; ++i) {
        if ((second[i - 1] & 0x7FFF) > 0x7C00) static_cast<std::uint16_t*>(results)[i] = 0x7E00;
      }
    };
  };
  adapter::Adapter adapter{.name = "leaky", .version = "1", .homepage = ""};
  adapter.functions.push_back({"add", "float16", "float16", "ties_to_even", "ieee", prepare});
  const Implementation leaky(adapter::expose(std::move(adapter)), "test", "leaky");
  const auto outcomes = run_cells(leaky, smoke());
  EXPECT_THAT(outcomes.at(0).error, HasSubstr("depends on its neighbours"));
}

TEST(Arithmetic, on_a_device_gets_an_array_there_for_each_operand) {
  const auto state = std::make_shared<StandInState>();
  choose_device(stand_in_device(state));
  const auto implementation =
      by(&right, "fused_multiply_add", "float16", "float16", "ties_to_even", HALFULP_MEMORY_CUDA_DEVICE);
  const auto outcomes = run_cells(*implementation, smoke());
  EXPECT_EQ(outcomes.at(0).error, "");
  EXPECT_EQ(outcomes[0].deviating, 0u);
  EXPECT_EQ(state->allocations, 0u);
}

}  // namespace
}  // namespace halfulp
