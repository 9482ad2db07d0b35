// Batches into codebooks against the portable search, with every instruction set this machine has.
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <random>

#include "cpu/bucket_table.h"
#include "cpu/codebook.h"
#include "cpu/direct_table.h"
#include "cpu/encode_kernels.h"
#include "cpu/simd.h"
#include "cpu/step_plan.h"
#include "subject_codebooks.h"
#include "vector_targets.h"

namespace halfulp::cpu::test {
namespace {

class CodebookBatches : public EachVectorTarget {};

INSTANTIATE_TEST_SUITE_P(EachTarget, CodebookBatches, testing::ValuesIn(vector_targets()), target_name);

testing::AssertionResult agree(const Codebook& codebook, Rounding rounding, const std::vector<float>& inputs) {
  std::vector<std::uint8_t> codes(inputs.size());
  BatchEncoder(codebook, rounding).encode(inputs.data(), codes.data(), inputs.size());
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const Code expected = codebook.encode(inputs[i], rounding);
    if (codes[i] == expected) continue;
    return testing::AssertionFailure() << kRoundingNames[static_cast<std::size_t>(rounding)] << ' ' << std::hexfloat
                                       << inputs[i] << " at " << std::dec << i << " gives " << int{codes[i]} << ", not "
                                       << expected;
  }
  return testing::AssertionSuccess();
}

/// Checks all codebooks and roundings on the inputs that `inputs_for` makes for a list of values.
template <class Function>
void check_all(const Function& inputs_for) {
  for (const auto& [name, values] : subject_codebooks()) {
    const std::vector<float> inputs = inputs_for(values);
    for (const Rounding rounding : kAllRoundings) ASSERT_TRUE(agree(Codebook(values), rounding, inputs)) << name;
  }
}

TEST_P(CodebookBatches, agree_with_the_search_at_boundaries_and_on_random_bits) {
  check_all([](const std::vector<float>& values) {
    std::vector<float> inputs = special_inputs();
    for (const float x : values_and_midpoints(values)) add_neighbours(x, 3, inputs);
    for (const float x : random_inputs(20000, 11)) inputs.push_back(x);
    return inputs;
  });
}

TEST_P(CodebookBatches, agree_with_the_search_on_ascending_floats_across_every_step) {
  check_all([](const std::vector<float>& values) {
    std::vector<float> inputs;
    for (const float x : values_and_midpoints(values)) add_neighbours(x, 2 * kRunBlock, inputs);
    for (const std::uint32_t bits : {0u, 0x80000000u, 0x7F800000u, 0xFF800000u, 0xFFFFFFFFu}) {
      add_neighbours(float_of(bits), 2 * kRunBlock, inputs);
    }
    return inputs;
  });
}

TEST_P(CodebookBatches, see_one_value_just_across_a_step_in_a_block) {
  check_all([](const std::vector<float>& values) {
    std::vector<float> inputs;
    for (const float x : values_and_midpoints(values)) {
      std::vector<float> near;
      add_neighbours(x, 1, near);
      for (const auto& [common, other] : {std::array{near[0], near[1]}, std::array{near[1], near[0]},
                                          std::array{near[1], near[2]}, std::array{near[2], near[1]}}) {
        inputs.resize(inputs.size() + kRunBlock, common);
        inputs[inputs.size() - kRunBlock / 3] = other;
      }
    }
    return inputs;
  });
}

TEST_P(CodebookBatches, see_one_other_value_anywhere_in_a_block) {
  for (const auto& [name, values] : subject_codebooks()) {
    const Codebook codebook(values);
    const BatchEncoder encoder(codebook, Rounding::ties_to_even);
    std::vector<std::uint8_t> codes(kRunBlock);
    for (const float common : {0.01f, 1e9f, -1e9f, -0.6f}) {
      const auto code = static_cast<std::uint8_t>(codebook.encode(common, Rounding::ties_to_even));
      for (const float other : {0.26f, -INFINITY, INFINITY, -NAN}) {
        for (std::size_t i = 0; i < kRunBlock; ++i) {
          std::vector<float> inputs(kRunBlock, common);
          inputs[i] = other;
          std::vector<std::uint8_t> expected(kRunBlock, code);
          expected[i] = static_cast<std::uint8_t>(codebook.encode(other, Rounding::ties_to_even));
          encoder.encode(inputs.data(), codes.data(), kRunBlock);
          ASSERT_EQ(codes, expected) << name << ' ' << common << ' ' << other << " at " << i;
        }
      }
    }
  }
}

TEST_P(CodebookBatches, stay_in_bounds_for_every_count_and_alignment) {
  static constexpr std::uint8_t kCanary = 0xA5;
  const auto check = [](const Codebook& codebook, const BatchEncoder& encoder, std::size_t count, std::size_t offset) {
    const std::vector<float> inputs = random_inputs(count, 12);
    const auto x = std::make_unique<float[]>(offset + count);  // ends where the inputs do, for the address sanitizer
    std::copy(inputs.begin(), inputs.end(), x.get() + offset);
    std::vector<std::uint8_t> codes(offset + count + 64, kCanary), expected = codes;
    for (std::size_t i = 0; i < count; ++i) {
      expected[offset + i] = static_cast<std::uint8_t>(codebook.encode(inputs[i], Rounding::toward_negative));
    }
    encoder.encode(x.get() + offset, codes.data() + offset, count);
    ASSERT_EQ(codes, expected) << count << '+' << offset;
  };
  for (const auto& [name, values] : subject_codebooks()) {
    const Codebook codebook(values);
    const BatchEncoder encoder(codebook, Rounding::toward_negative);
    for (std::size_t count = 0; count <= 300; ++count) ASSERT_NO_FATAL_FAILURE(check(codebook, encoder, count, 0));
    for (const std::size_t count : {150u, 511u, 512u, 513u, 1023u, 1500u}) {
      for (std::size_t offset = 0; offset <= 64; ++offset) {
        ASSERT_NO_FATAL_FAILURE(check(codebook, encoder, count, offset)) << name;
      }
    }
  }
}

TEST(CodebookBatchesOnThisMachine, agree_with_the_search_on_four_million_floats) {
  std::vector<float> inputs = random_inputs(std::size_t{1} << 21, 13);
  std::mt19937 random(14);
  std::normal_distribution<float> normal(0, 0.4f);
  for (std::size_t i = 0; i < std::size_t{1} << 21; ++i) inputs.push_back(normal(random));
  check_all([&](const std::vector<float>&) { return inputs; });
}

TEST(StepPlan, serves_lists_of_up_to_sixteen_values_only) {
  for (const auto& [name, values] : subject_codebooks()) {
    const Codebook codebook(values);
    for (const Rounding rounding : kAllRoundings) {
      const auto plan = plan_steps([&](std::uint32_t bits) { return codebook.encode(float_of(bits), rounding); });
      ASSERT_EQ(plan.has_value(), values.size() <= 16) << name;
    }
  }
}

TEST(StepPlan, ends_each_interval_at_its_last_key) {
  const auto plan = plan_steps([](std::uint32_t bits) { return float_of(bits) < 2.0f ? 7u : 9u; });
  ASSERT_TRUE(plan);
  EXPECT_EQ(plan->codes[0], 7);
  EXPECT_EQ(bits_of(plan->last[0]), 0x3FFFFFFFu);
  EXPECT_EQ(plan->codes[1], 9);
  EXPECT_EQ(plan->last[1], std::numeric_limits<std::int32_t>::max());
}

TEST(BucketTable, knows_the_run_around_an_input) {
  const auto table = BucketTable::of([](std::uint32_t bits) { return bits < 0x3FC00123 ? 5u : bits >> 31 ? 2u : 6u; });
  ASSERT_TRUE(table);
  for (const auto& [bits, first, last, code] :
       {std::array{1u, 0u, 0x3FC00122u, 5u}, std::array{0x3FC00123u, 0x3FC00123u, 0x7FFFFFFFu, 6u},
        std::array{0x80000000u, 0x80000000u, 0xFFFFFFFFu, 2u}}) {
    const ConstantRun run = table->run_around(bits);
    EXPECT_EQ(run.first, first);
    EXPECT_EQ(run.first + run.span, last);
    EXPECT_EQ(run.code, code);
  }
}

TEST(BucketTable, refuses_two_steps_in_a_bucket_and_more_runs_than_it_can_count) {
  EXPECT_TRUE(BucketTable::of([](std::uint32_t bits) { return bits >> 16; }));
  EXPECT_FALSE(BucketTable::of([](std::uint32_t bits) { return bits >> 15; }));
  EXPECT_FALSE(BucketTable::of([](std::uint32_t bits) { return bits < 8 ? 0 : bits < 16 ? 1 : 2; }));
}

TEST(DirectTable, serves_lists_whose_codes_ascend_except_where_only_odd_codes_are_met) {
  for (const auto& [name, values] : subject_codebooks()) {
    if (values.size() <= 16) continue;
    ASSERT_TRUE(std::ranges::is_sorted(values)) << name;
    const Codebook codebook(values);
    for (const Rounding rounding : kAllRoundings) {
      const auto table = DirectTable::of([&](std::uint32_t bits) { return codebook.encode(float_of(bits), rounding); });
      ASSERT_EQ(table.has_value(), rounding != Rounding::to_odd) << name;
    }
  }
}

TEST(DirectTable, refuses_a_step_of_two_and_one_against_the_sign) {
  const auto is_served = [](std::uint32_t step_at, std::uint32_t before, std::uint32_t after) {
    return DirectTable::of([=](std::uint32_t bits) { return bits < step_at ? before : after; }).has_value();
  };
  EXPECT_TRUE(is_served(0x3FC00123, 5, 6));
  EXPECT_TRUE(is_served(0xFF800001, 0, 255));
  EXPECT_TRUE(is_served(0xBFC00123, 6, 5));
  EXPECT_FALSE(is_served(0x3FC00123, 5, 7));
  EXPECT_FALSE(is_served(0x3FC00123, 6, 5));
  EXPECT_FALSE(is_served(0xBFC00123, 5, 6));
}

}  // namespace
}  // namespace halfulp::cpu::test
