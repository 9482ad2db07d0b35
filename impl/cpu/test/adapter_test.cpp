// The two adapters as the tool sees them: through the C interface, asked with the facts of a format.
#include "abi/adapter.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <optional>
#include <vector>

#include "cpu/codec.h"
#include "facts.h"
#include "subjects.h"

namespace halfulp::impl {
adapter::Adapter adapter_cpu();
adapter::Adapter adapter_cpu_scalar();
}  // namespace halfulp::impl

namespace halfulp::cpu::test {
namespace {

const halfulp_format kFloat32Facts = facts("float32", kFloat32);
const halfulp_format kFloat64Facts =
    facts("float64", {.k = 64, .p = 53, .bias = 1023, .nan = Nan::above_infinity, .inf = Inf::below_nan});

/// Asks and runs one query. Nothing if the adapter does not offer it.
template <class In, class Out>
std::optional<std::vector<Out>> ask(const halfulp_adapter* adapter, const halfulp_format& operand,
                                    const halfulp_format& result, const char* rounding, const char* profile,
                                    const std::vector<In>& inputs) {
  const halfulp_query query{sizeof(halfulp_query), "convert", 1, &operand, &result, rounding, profile, nullptr};
  halfulp_call call{};
  if (adapter->prepare(adapter, &query, &call) != HALFULP_OK) return std::nullopt;
  std::vector<Out> outputs(inputs.size());
  const void* const operands[] = {inputs.data()};
  EXPECT_EQ(call.run(call.state, operands, outputs.data(), inputs.size()), HALFULP_OK);
  call.release(call.state);
  return outputs;
}

class Adapters : public testing::TestWithParam<const char*> {
 protected:
  const halfulp_adapter* adapter() const {
    static const halfulp_adapter* const simd = adapter::expose(impl::adapter_cpu());
    static const halfulp_adapter* const scalar = adapter::expose(impl::adapter_cpu_scalar());
    return GetParam() == std::string_view("cpu") ? simd : scalar;
  }
};

INSTANTIATE_TEST_SUITE_P(Both, Adapters, testing::Values("cpu", "cpu_scalar"),
                         [](const auto& which) { return std::string(which.param); });

TEST_P(Adapters, serve_a_format_nobody_has_heard_of) {
  const Layout e6m1{.k = 8, .p = 2, .bias = 31, .nan = Nan::above_infinity, .inf = Inf::below_nan};
  const halfulp_format made_up = facts("float8_e6m1", e6m1);
  const std::vector<float> floats = boundary_inputs(e6m1);
  const std::vector<double> doubles(floats.begin(), floats.end());
  for (const char* const profile : {"ocp-sat", "ocp-nonsat"}) {
    for (const std::string_view rounding : kRoundingNames) {
      const auto from_floats =
          ask<float, std::uint8_t>(adapter(), kFloat32Facts, made_up, rounding.data(), profile, floats);
      const auto from_doubles =
          ask<double, std::uint8_t>(adapter(), kFloat64Facts, made_up, rounding.data(), profile, doubles);
      ASSERT_TRUE(from_floats && from_doubles);
      for (std::size_t i = 0; i < floats.size(); ++i) {
        const Code expected = encode(e6m1, floats[i], *rounding_called(rounding), *policy_called(profile));
        ASSERT_EQ((*from_floats)[i], expected) << floats[i];
        ASSERT_EQ((*from_doubles)[i], expected) << floats[i];
      }
    }
  }
  const auto decoded = ask<std::uint8_t, float>(adapter(), made_up, kFloat32Facts, "ties_to_even", "ieee", {0x3E});
  EXPECT_EQ(decoded, std::vector<float>{1.0f});
}

TEST_P(Adapters, convert_halves_to_small_formats) {
  std::vector<std::uint16_t> all(65536);
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<std::uint16_t>(i);
  const halfulp_format e4m3fn = facts("float8_e4m3fn", kFloat8E4m3fn);
  for (const auto& [name, layout] : {NamedLayout{"float16", kFloat16}, NamedLayout{"bfloat16", kBfloat16}}) {
    const auto codes = ask<std::uint16_t, std::uint8_t>(adapter(), facts(name.c_str(), layout), e4m3fn,
                                                        "toward_negative", "ocp-nonsat", all);
    ASSERT_TRUE(codes);
    for (std::size_t i = 0; i < all.size(); ++i) {
      ASSERT_EQ((*codes)[i], encode(kFloat8E4m3fn, decode(layout, all[i]), Rounding::toward_negative)) << name << i;
    }
  }
}

TEST_P(Adapters, convert_codebooks_both_ways) {
  std::array<float, 16> values{};
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<float>(i) / 8 - 1;
  halfulp_format nf4 = facts("nf4", {.k = 4});
  nf4.codebook = values.data();
  EXPECT_EQ((ask<float, std::uint8_t>(adapter(), kFloat32Facts, nf4, "ties_to_even", "ocp-sat", {-0.9f, 0.26f, 9.0f})),
            (std::vector<std::uint8_t>{1, 10, 15}));
  EXPECT_EQ((ask<double, std::uint8_t>(adapter(), kFloat64Facts, nf4, "toward_zero", "ocp-sat", {-0.9, 0.249})),
            (std::vector<std::uint8_t>{1, 9}));
  EXPECT_EQ((ask<std::uint8_t, float>(adapter(), nf4, kFloat32Facts, "ties_to_even", "ieee", {0, 9})),
            (std::vector<float>{-1, 0.125f}));
}

TEST_P(Adapters, refuse_what_they_do_not_offer) {
  const halfulp_format e4m3fn = facts("float8_e4m3fn", kFloat8E4m3fn);
  const auto offered = [&](const halfulp_format& result, const char* rounding, const char* profile) {
    return ask<float, std::uint64_t>(adapter(), kFloat32Facts, result, rounding, profile, {}).has_value();
  };
  EXPECT_TRUE(offered(e4m3fn, "to_odd", "ocp-sat"));
  EXPECT_FALSE(offered(e4m3fn, "stochastic_a", "ocp-sat"));
  EXPECT_FALSE(offered(e4m3fn, "to_odd", "ieee"));
  EXPECT_FALSE(offered(kFloat32Facts, "ties_to_even", "ieee"));
  EXPECT_FALSE(offered(kFloat64Facts, "ties_to_even", "ieee"));
}

TEST(ScalarAdapter, also_serves_tf32) {
  const halfulp_adapter* const scalar = adapter::expose(impl::adapter_cpu_scalar());
  const halfulp_format tf32 = facts("tf32", kTf32);
  EXPECT_EQ((ask<float, std::uint32_t>(scalar, kFloat32Facts, tf32, "ties_to_away", "ieee", {1.0f + 0x1p-11f})),
            std::vector<std::uint32_t>{0x1FC01});
  EXPECT_EQ((ask<std::uint32_t, float>(scalar, tf32, kFloat32Facts, "ties_to_even", "ieee", {0x1FC01})),
            std::vector<float>{1.0f + 0x1p-10f});
}

}  // namespace
}  // namespace halfulp::cpu::test
