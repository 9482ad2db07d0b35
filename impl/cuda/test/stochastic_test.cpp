// The lean encoder with random bits against the portable one, bit for bit; cuda-functions' conversions with them.
#include "cuda/stochastic.h"

#include <gtest/gtest.h>

#include "cpu/codec.h"
#include "stochastic_calls.h"
#include "subjects.h"

namespace halfulp::impl {
adapter::Adapter adapter_cuda_functions();
}  // namespace halfulp::impl

namespace halfulp::cuda::test {
namespace {

using namespace cpu::test;
using cpu::Keep;
using cpu::Layout;
using cpu::Rounding;
using cpu::Stochastic;

const halfulp_adapter* functions() {
  static const halfulp_adapter* const adapter = adapter::expose(impl::adapter_cuda_functions());
  return adapter;
}

TEST(Stochastic, gives_what_the_portable_codec_gives_for_every_draw_of_up_to_four_bits) {
  for (const Layout& layout :
       {cpu::kFloat8E4m3fn, cpu::kFloat8E5m2, cpu::kFloat4E2m1fn, cpu::kFloat8E4m3fnuz, cpu::kFloat8E8m0fnu}) {
    const EncodePlan encode = plan_encoding(layout, Rounding::ties_to_even, cpu::kIeee).value();
    for (const float x : boundary_inputs(layout)) {
      for (const Keep keep : kKeeps) {
        for (std::uint32_t bits = 0; bits <= 4; ++bits) {
          const Stochastic rule{keep, bits};
          for (std::uint32_t random = 0; random < 1u << bits; ++random) {
            ASSERT_EQ(encode_stochastic({encode, rule}, std::bit_cast<std::uint32_t>(x), random),
                      cpu::encode_stochastic(layout, x, rule, cpu::kIeee, random))
                << layout.p << ' ' << static_cast<int>(keep) << ' ' << bits << ' ' << std::hexfloat << x;
          }
        }
      }
    }
  }
}

TEST(Stochastic, gives_what_the_portable_codec_gives_into_every_layout_under_every_policy) {
  std::mt19937 random(21);
  for (const auto& [name, layout] : all_layouts()) {
    std::vector<float> inputs = boundary_inputs(layout, layout.k > 9 ? 61 : 5);
    for (const float x : random_inputs(1000, 22)) inputs.push_back(x);
    for (const auto& [policy_name, policy] : all_policies()) {
      const auto encode = plan_encoding(layout, Rounding::ties_to_even, policy);
      if (!encode) continue;
      for (const float x : inputs) {
        const Stochastic rule{kKeeps[random() % kKeeps.size()], static_cast<std::uint32_t>(random() % 33)};
        const auto word = static_cast<std::uint32_t>(random());
        ASSERT_EQ(encode_stochastic({*encode, rule}, std::bit_cast<std::uint32_t>(x), word),
                  cpu::encode_stochastic(layout, x, rule, policy, word))
            << name << ' ' << policy_name << ' ' << std::hexfloat << x << ' ' << rule.random_bits;
      }
    }
  }
}

TEST(CudaFunctions, convert_every_half_with_every_draw_of_four_bits) { check_every_half_with_every_draw(functions()); }

TEST(CudaFunctions, round_floats_stochastically_with_words_and_codes_of_every_container) {
  const halfulp_format float32 = facts("float32", cpu::kFloat32);
  const auto convert = [&](auto result, const halfulp_format& to, const char* profile, auto random, int bits) {
    const StochasticQuestion question{float32, to, {Keep::truncated, static_cast<std::uint32_t>(bits)}, profile};
    const Pairs<float, decltype(random)> pairs{{1, 1 + 0x1p-15f}, {0, random}};
    const auto codes = ask<decltype(result)>(functions(), question, pairs);
    EXPECT_TRUE(codes) << to.name;
    return codes ? codes->back() : 0;
  };
  const halfulp_format e4m3fn = facts("float8_e4m3fn", cpu::kFloat8E4m3fn);
  const halfulp_format float16 = facts("float16", cpu::kFloat16);
  const halfulp_format bfloat16 = facts("bfloat16", cpu::kBfloat16);
  // 2^-12, 2^-5 and 2^-8 of a step.
  EXPECT_EQ(convert(std::uint8_t{}, e4m3fn, "ocp-sat", std::uint16_t{0xFFF0}, 16), 0x39u);
  EXPECT_EQ(convert(std::uint8_t{}, e4m3fn, "ocp-sat", std::uint16_t{0xFFEF}, 16), 0x38u);
  EXPECT_EQ(convert(std::uint16_t{}, float16, "ieee", std::uint8_t{0xF8}, 8), 0x3C01u);
  EXPECT_EQ(convert(std::uint16_t{}, float16, "ieee", std::uint8_t{0xF7}, 8), 0x3C00u);
  EXPECT_EQ(convert(std::uint16_t{}, bfloat16, "ieee", std::uint32_t{0xFF000000}, 32), 0x3F81u);
  EXPECT_EQ(convert(std::uint16_t{}, bfloat16, "ieee", std::uint32_t{0xFEFFFFFF}, 32), 0x3F80u);
}

TEST(CudaFunctions, refuse_stochastic_roundings_that_they_do_not_offer) {
  const halfulp_format float32 = facts("float32", cpu::kFloat32);
  const halfulp_format e4m3fn = facts("float8_e4m3fn", cpu::kFloat8E4m3fn);
  const auto offers = [](const StochasticQuestion& question) {
    return ask<std::uint32_t>(functions(), question, Pairs<std::uint64_t, std::uint32_t>{}).has_value();
  };
  EXPECT_TRUE(offers({float32, e4m3fn, {Keep::rounded, 1}, "ocp-sat"}));
  EXPECT_FALSE(offers({float32, e4m3fn, {Keep::rounded, 33}, "ocp-sat"}));
  EXPECT_FALSE(offers({float32, facts("tf32", cpu::kTf32), {Keep::rounded, 1}, "ocp-sat"}));
  EXPECT_FALSE(offers({facts("float8_e5m2", cpu::kFloat8E5m2), e4m3fn, {Keep::rounded, 1}, "ocp-sat"}));
}

}  // namespace
}  // namespace halfulp::cuda::test
