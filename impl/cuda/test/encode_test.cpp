// The lean encoder against the portable one, bit for bit.
#include "cuda/encode.h"

#include <gtest/gtest.h>

#include <ostream>
#include <set>

#include "cpu/codec.h"
#include "cuda/functions.h"
#include "subjects.h"

namespace halfulp::cuda::test {
namespace {

using namespace cpu::test;
using cpu::Layout;
using cpu::Policy;
using cpu::Rounding;

std::uint32_t float_bits(float x) { return std::bit_cast<std::uint32_t>(x); }

testing::AssertionResult encodes_like_the_portable_codec(const Layout& layout, Rounding rounding, const Policy& policy,
                                                         const EncodePlan& plan, const std::vector<float>& inputs) {
  for (const float x : inputs) {
    const std::uint32_t expected = cpu::encode(layout, x, rounding, policy), actual = encode(plan, float_bits(x));
    if (expected == actual) continue;
    return testing::AssertionFailure() << cpu::kRoundingNames[static_cast<std::size_t>(rounding)] << ' '
                                       << std::hexfloat << x << std::hex << " gives 0x" << actual << ", not 0x"
                                       << expected;
  }
  return testing::AssertionSuccess();
}

TEST(Encode, gives_what_the_portable_codec_gives_at_boundaries_and_on_random_bits) {
  const std::vector<float> random = random_inputs(5000, 3);
  for (const auto& [name, layout] : all_layouts()) {
    std::vector<float> inputs = boundary_inputs(layout, layout.k > 12 ? 61 : 1);
    inputs.insert(inputs.end(), random.begin(), random.end());
    for (const auto& [policy_name, policy] : all_policies()) {
      for (const Rounding rounding : kAllRoundings) {
        const auto plan = plan_encoding(layout, rounding, policy);
        if (!plan) continue;
        ASSERT_TRUE(encodes_like_the_portable_codec(layout, rounding, policy, *plan, inputs))
            << name << ' ' << policy_name;
      }
    }
  }
}

TEST(Encode, gives_what_the_portable_codec_gives_on_every_1009th_float) {
  for (const Layout& layout : {cpu::kFloat16, cpu::kFloat8E4m3fn, cpu::kFloat8E5m2, cpu::kBfloat16}) {
    const auto plan = plan_encoding(layout, Rounding::ties_to_even, cpu::kIeee);
    ASSERT_TRUE(plan);
    for (std::uint64_t bits = 0; bits < std::uint64_t{1} << 32; bits += 1009) {
      const auto x = static_cast<std::uint32_t>(bits);
      ASSERT_EQ(encode(*plan, x), cpu::encode(layout, float_of(x))) << layout.k << ' ' << layout.p << ' ' << x;
    }
  }
}

TEST(Encode, has_a_plan_for_every_layout_but_three_made_up_ones) {
  std::set<std::string> without;
  for (const auto& [name, layout] : all_layouts()) {
    for (const Rounding rounding : kAllRoundings) {
      if (!plan_encoding(layout, rounding, cpu::kIeee)) without.insert(name);
    }
  }
  EXPECT_EQ(without, (std::set<std::string>{"e4m3_nan_without_inf", "e7m5_low", "e8m3_deep"}));
}

TEST(Encode, goes_each_way_for_the_formats_that_suit_it) {
  const auto way = [](const Layout& layout, Rounding rounding) {
    return plan_encoding(layout, rounding, cpu::kIeee).value().way;
  };
  for (const Layout& layout : {cpu::kFloat16, cpu::kFloat8E4m3fn, cpu::kFloat8E5m2fnuz, cpu::kFloat4E2m1fn}) {
    EXPECT_EQ(way(layout, Rounding::ties_to_even), Way::by_addition);
    EXPECT_EQ(way(layout, Rounding::ties_to_away), Way::by_shifts);
  }
  EXPECT_EQ(way(cpu::kBfloat16, Rounding::ties_to_even), Way::linear);
  EXPECT_EQ(way(cpu::kFloat8E8m0fnu, Rounding::to_odd), Way::linear);
}

TEST(Encode, rounds_doubles_once) {
  std::mt19937_64 random(5);
  for (const auto& [name, layout] : element_layouts()) {
    if (!cpu::keeps_one_rounding(layout)) continue;
    for (const Rounding rounding : kAllRoundings) {
      const auto plan = plan_encoding(layout, rounding, cpu::kIeee);
      if (!plan) continue;
      for (const float x : boundary_inputs(layout, 61)) {
        const std::uint64_t near = std::bit_cast<std::uint64_t>(static_cast<double>(x)) + random() % 3 - 1;
        ASSERT_EQ(EncodeDouble{*plan}(near), cpu::encode(layout, std::bit_cast<double>(near), rounding))
            << name << ' ' << std::bit_cast<double>(near);
      }
    }
  }
}

TEST(Encode, is_a_constant_expression) {
  constexpr EncodePlan plan{.way = Way::by_shifts,
                            .cut_bits = 20,
                            .trailing = 3,
                            .least_field = 121,
                            .threshold = 0x80000000,
                            .odd_mask = 1,
                            .limit = 0x7F,
                            .sign_bit = 0x80,
                            .sign_shift = 24};
  static_assert(encode(plan, std::bit_cast<std::uint32_t>(464.0f)) == 0x7E);
  static_assert(encode(plan, std::bit_cast<std::uint32_t>(-465.0f)) == 0xFF);
}

}  // namespace
}  // namespace halfulp::cuda::test
