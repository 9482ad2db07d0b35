// All inputs of float16 and bfloat16, and of tf32 into its neighbours, by both oracles.
#include <gtest/gtest.h>

#include "agreement.h"
#include "format/p3109.h"
#include "format/registry.h"

namespace halfulp::rational {
namespace {

template <class Takes>
Tally sweep(const FormatSpec& from, std::span<const std::string_view> profile_names, Takes takes) {
  const std::vector<Source> sources = decode_all(from, every_code(from));
  Tally tally;
  for (const FormatSpec& row : standard_formats().rows()) {
    if (!row.is_codebook() && takes(row)) compare(from, sources, Oracle(row), profiles_called(profile_names), tally);
  }
  return tally;
}

class AllInputs : public testing::TestWithParam<const char*> {};

TEST_P(AllInputs, agree_into_the_element_formats) {
  constexpr std::array<std::string_view, 2> kNames{"ocp-sat", "ocp-nonsat"};
  expect_agreement(
      sweep(format_called(GetParam()), kNames, [](const FormatSpec& to) { return to.k <= 19 && !is_p3109(to); }));
}

TEST_P(AllInputs, agree_into_float32_and_float64) {
  constexpr std::array<std::string_view, 1> kNames{"ieee-raw"};
  expect_agreement(sweep(format_called(GetParam()), kNames, [](const FormatSpec& to) { return to.k > 19; }));
}

TEST_P(AllInputs, agree_into_the_p3109_formats) {
  constexpr std::array<std::string_view, 1> kNames{"p3109-satnone"};
  expect_agreement(sweep(format_called(GetParam()), kNames, is_p3109));
}

INSTANTIATE_TEST_SUITE_P(Sources, AllInputs, testing::Values("float16", "bfloat16"),
                         [](const auto& tested) { return std::string(tested.param); });

TEST(AllInputsOfTf32, agree_into_its_neighbours) {
  constexpr std::array<std::string_view, 1> kNames{"ieee-payload"};
  expect_agreement(sweep(format_called("tf32"), kNames, [](const FormatSpec& to) {
    return to.name == "float16" || to.name == "bfloat16" || to.name == "float8_e5m2";
  }));
}

}  // namespace
}  // namespace halfulp::rational
