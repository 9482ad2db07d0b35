// float32 and float64 around every boundary of every narrower format, by both oracles.
#include <gtest/gtest.h>

#include <random>

#include "agreement.h"
#include "boundary_codes.h"
#include "format/p3109.h"
#include "format/registry.h"

namespace halfulp::rational {
namespace {

/// Every perturbation for the small formats; fewer where the magnitudes, or the formats, are many.
Closeness closeness_for(const FormatSpec& to) {
  if (to.k <= 8) return {.power_step = is_p3109(to) ? 4 : 1};
  return to.k <= 16 ? Closeness{.first_power = 9, .power_step = 11}
                    : Closeness{.ulps = 1, .first_power = 12, .power_step = 40, .code_step = 7};
}

std::vector<const Profile*> profiles_for(const FormatSpec& to) {
  constexpr std::array<std::string_view, 2> kOcp{"ocp-sat", "ocp-nonsat"};
  constexpr std::array<std::string_view, 2> kP3109{"p3109-satpropagate", "p3109-satnone"};
  constexpr std::array<std::string_view, 1> kIeee{"ieee-payload"};
  if (to.k > 8) return profiles_called(kIeee);
  return is_p3109(to) ? profiles_called(kP3109) : profiles_called(kOcp);
}

template <class Takes>
Tally sweep(const FormatSpec& from, Takes takes) {
  Tally tally;
  for (const FormatSpec& row : standard_formats().rows()) {
    if (row.is_codebook() || row.k > 19 || !takes(row)) continue;
    const Oracle oracle(row);
    const auto codes = boundary_codes(from, oracle.magnitudes(), closeness_for(row));
    compare(from, decode_all(from, codes), oracle, profiles_for(row), tally);
  }
  return tally;
}

class Boundary : public testing::TestWithParam<const char*> {};

TEST_P(Boundary, agrees_around_the_element_formats_of_8_bits_and_fewer) {
  expect_agreement(sweep(format_called(GetParam()), [](const FormatSpec& to) { return to.k <= 8 && !is_p3109(to); }));
}

TEST_P(Boundary, agrees_around_the_p3109_formats) { expect_agreement(sweep(format_called(GetParam()), is_p3109)); }

TEST_P(Boundary, agrees_around_the_16_bit_formats) {
  expect_agreement(sweep(format_called(GetParam()), [](const FormatSpec& to) { return to.k == 16; }));
}

TEST_P(Boundary, agrees_around_tf32) {
  expect_agreement(sweep(format_called(GetParam()), [](const FormatSpec& to) { return to.k == 19; }));
}

INSTANTIATE_TEST_SUITE_P(Sources, Boundary, testing::Values("float32", "float64"),
                         [](const auto& tested) { return std::string(tested.param); });

TEST(Float64ToFloat32, agrees_near_the_values_and_midpoints_of_random_codes) {
  const FormatSpec& from = format_called("float64");
  const Oracle oracle(format_called("float32"));
  const Magnitudes source(from);
  std::mt19937_64 random(20250101);
  std::vector<Code> codes = special_codes(from);
  for (int i = 0; i < 20000; ++i) {
    const Code target = random() % (oracle.magnitudes().largest() + 1);
    const mpq_class value = oracle.magnitudes().value(target);
    const mpq_class midpoint = (value + oracle.magnitudes().value(target + 1)) / 2;
    for (const mpq_class& x : {value, midpoint}) {
      const Code centre = x == 0 ? 0 : source.place(x).lower;
      for (Code code = centre - (centre > 0); code <= centre + 1; ++code) codes.push_back(code);
    }
    codes.push_back(random());
  }
  Tally tally;
  constexpr std::array<std::string_view, 2> kNames{"ieee-payload", "ieee-sat"};
  compare(from, decode_all(from, codes), oracle, profiles_called(kNames), tally);
  expect_agreement(tally);
}

}  // namespace
}  // namespace halfulp::rational
