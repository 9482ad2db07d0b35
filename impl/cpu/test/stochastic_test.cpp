// The portable codec with random bits against the rules computed in doubles; cpu-scalar's conversions with them.
#include "cpu/stochastic.h"

#include <gtest/gtest.h>

#include "cpu/codec.h"
#include "naive_stochastic.h"
#include "stochastic_calls.h"
#include "subjects.h"

namespace halfulp::impl {
adapter::Adapter adapter_cpu_scalar();
}  // namespace halfulp::impl

namespace halfulp::cpu::test {
namespace {

const halfulp_adapter* scalar() {
  static const halfulp_adapter* const adapter = adapter::expose(impl::adapter_cpu_scalar());
  return adapter;
}

TEST(Stochastic, goes_where_the_rules_say_into_every_layout_under_every_policy) {
  std::mt19937 random(61);
  for (const auto& [name, layout] : all_layouts()) {
    const NaiveStochastic naive(layout);
    const std::vector<float> inputs = boundary_inputs(layout, layout.k > 9 ? 61 : 5);
    for (const auto& [policy_name, policy] : all_policies()) {
      for (const float x : inputs) {
        const Stochastic rule{kKeeps[random() % kKeeps.size()], static_cast<std::uint32_t>(random() % 33)};
        const std::uint32_t word = drawn(rule, static_cast<std::uint32_t>(random()));
        const Code code = encode_stochastic(layout, x, rule, policy, word);
        ASSERT_TRUE(agrees(layout, naive.encode(x, rule, policy, word), code))
            << name << ' ' << policy_name << ' ' << std::hexfloat << x << ' ' << rule.random_bits;
        ASSERT_EQ(encode_stochastic(layout, double{x}, rule, policy, word), code) << name << ' ' << x;
      }
    }
  }
}

TEST(Stochastic, sees_what_lies_far_below_the_bits_it_keeps) {
  // C rounds 2^-5 of a step to four bits, a tie that goes to zero; 2^-44 more and it goes to 1, which 15 make 16.
  const Stochastic c{Keep::rounded, 4};
  EXPECT_EQ(encode_stochastic(kFloat8E4m3fn, 1 + 0x1p-8, c, kIeee, 15), 0x38u);
  EXPECT_EQ(encode_stochastic(kFloat8E4m3fn, 1 + 0x1p-8 + 0x1p-47, c, kIeee, 15), 0x39u);
  // The same below the least subnormal, where the lowest bit is 2^-66 of a step.
  const double tie = 0x1p-14;
  EXPECT_EQ(encode_stochastic(kFloat8E4m3fn, tie, c, kIeee, 15), 0x00u);
  EXPECT_EQ(encode_stochastic(kFloat8E4m3fn, tie * (1 + 0x1p-52), c, kIeee, 15), 0x01u);
  const Stochastic wide{Keep::rounded, 32};
  EXPECT_EQ(encode_stochastic(kFloat8E4m3fn, 0x1p-42, wide, kIeee, 0xFFFFFFFF), 0x00u);
  EXPECT_EQ(encode_stochastic(kFloat8E4m3fn, 0x1.0000000000001p-42, wide, kIeee, 0xFFFFFFFF), 0x01u);
}

TEST(Stochastic, reads_no_more_random_bits_than_it_was_given) {
  const Stochastic a{Keep::truncated, 2};
  for (std::uint32_t random = 0; random < 4; ++random) {
    // Three quarters of the way from 1 to 1.125.
    EXPECT_EQ(encode_stochastic(kFloat8E4m3fn, 1.09375f, a, kIeee, random | 0xABCDEF00), random >= 1 ? 0x39u : 0x38u);
  }
}

TEST(Stochastic, is_a_constant_expression) {
  static_assert(encode_stochastic(kFloat8E4m3fn, 1.0625f, {Keep::truncated, 8}, kIeee, 127) == 0x38);
  static_assert(encode_stochastic(kFloat8E4m3fn, 1.0625f, {Keep::truncated, 8}, kIeee, 128) == 0x39);
}

TEST(ScalarStochastic, converts_every_half_with_every_draw_of_four_bits) { check_every_half_with_every_draw(scalar()); }

TEST(ScalarStochastic, reads_words_of_every_container_and_writes_codes_of_every_container) {
  const halfulp_format float64 = facts("float64", {.k = 64, .p = 53, .bias = 1023});
  const auto convert = [&](auto result, double x, const halfulp_format& to, const char* profile, auto random,
                           int bits) {
    const StochasticQuestion question{float64, to, {Keep::truncated, static_cast<std::uint32_t>(bits)}, profile};
    const auto codes = ask<decltype(result)>(scalar(), question, Pairs<double, decltype(random)>{{1, x}, {0, random}});
    EXPECT_TRUE(codes) << to.name;
    return codes ? codes->back() : 0;
  };
  const halfulp_format e4m3fn = facts("float8_e4m3fn", kFloat8E4m3fn), tf32 = facts("tf32", kTf32);
  const halfulp_format float16 = facts("float16", kFloat16);
  // 2^-5 of a step of float8_e4m3fn, 2^-10 of a step of float16 and tf32.
  EXPECT_EQ(convert(std::uint8_t{}, 1 + 0x1p-8, e4m3fn, "ocp-sat", std::uint8_t{0xF8}, 8), 0x39u);
  EXPECT_EQ(convert(std::uint8_t{}, 1 + 0x1p-8, e4m3fn, "ocp-sat", std::uint8_t{0xF7}, 8), 0x38u);
  EXPECT_EQ(convert(std::uint16_t{}, 1 + 0x1p-20, float16, "ieee", std::uint16_t{0x1FF8}, 13), 0x3C01u);
  EXPECT_EQ(convert(std::uint16_t{}, 1 + 0x1p-20, float16, "ieee", std::uint16_t{0x1FF7}, 13), 0x3C00u);
  EXPECT_EQ(convert(std::uint32_t{}, 1 + 0x1p-20, tf32, "ieee", std::uint32_t{0xFFC00000}, 32), 0x1FC01u);
  EXPECT_EQ(convert(std::uint32_t{}, 1 + 0x1p-20, tf32, "ieee", std::uint32_t{0xFFBFFFFF}, 32), 0x1FC00u);
}

TEST(ScalarStochastic, refuses_what_it_does_not_offer) {
  const halfulp_format float32 = facts("float32", kFloat32);
  const halfulp_format e4m3fn = facts("float8_e4m3fn", kFloat8E4m3fn);
  std::array<float, 16> values{};
  halfulp_format nf4 = facts("nf4", {.k = 4});
  nf4.codebook = values.data();
  const auto offers = [](const StochasticQuestion& question) {
    return ask<std::uint32_t>(scalar(), question, Pairs<float, std::uint32_t>{}).has_value();
  };
  EXPECT_TRUE(offers({float32, e4m3fn, {Keep::truncated_b, 32}, "ocp-sat"}));
  EXPECT_FALSE(offers({float32, e4m3fn, {Keep::truncated_b, 33}, "ocp-sat"}));
  EXPECT_FALSE(offers({float32, e4m3fn, {Keep::truncated_b, 0}, "ocp-sat"}));
  EXPECT_FALSE(offers({float32, e4m3fn, {Keep::truncated_b, 8}, "ieee"}));
  EXPECT_FALSE(offers({e4m3fn, e4m3fn, {Keep::truncated_b, 8}, "ocp-sat"}));
  EXPECT_FALSE(offers({float32, nf4, {Keep::truncated_b, 8}, "ocp-sat"}));
}

}  // namespace
}  // namespace halfulp::cpu::test
