// The staircase gives what the oracle gives, and has as many runs as there are different answers in a row.
#include "oracle/staircase.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "format/elements.h"
#include "format/registry.h"

namespace halfulp {
namespace {

struct Cell {
  const char* to;
  Rounding rounding;
  const char* profile;
};

std::string name_of_cell(const testing::TestParamInfo<Cell>& tested) {
  std::string name = std::string(tested.param.to) + "_" + std::string(name_of(tested.param.rounding)) + "_" +
                     std::string(tested.param.profile);
  std::ranges::replace(name, '-', '_');
  return name;
}

class StaircaseOf : public testing::TestWithParam<Cell> {
 protected:
  Expected truth(std::uint64_t code) const { return convert(kFloat32, to_, code, GetParam().rounding, profile_); }
  Expected answer(std::uint64_t code) const { return staircase_.runs[staircase_.run_of(code)].expected; }

  const FormatSpec& to_ = *standard_formats().find(GetParam().to);
  const Profile& profile_ = *profile_called(GetParam().profile);
  const Staircase staircase_ = build_staircase(kFloat32, to_, GetParam().rounding, profile_);
};

TEST_P(StaircaseOf, equals_the_oracle_at_both_ends_of_every_run) {
  for (std::size_t i = 0; i < staircase_.runs.size(); ++i) {
    ASSERT_EQ(truth(staircase_.runs[i].first), staircase_.runs[i].expected) << i;
    ASSERT_EQ(truth(staircase_.end_of(i) - 1), staircase_.runs[i].expected) << i;
  }
}

TEST_P(StaircaseOf, covers_every_code_once_with_runs_that_differ_from_their_neighbours) {
  EXPECT_EQ(staircase_.size, std::uint64_t{1} << 32);
  ASSERT_EQ(staircase_.runs.front().first, 0u);
  EXPECT_EQ(staircase_.end_of(staircase_.runs.size() - 1), staircase_.size);
  for (std::size_t i = 1; i < staircase_.runs.size(); ++i) {
    ASSERT_LT(staircase_.runs[i - 1].first, staircase_.runs[i].first);
    ASSERT_NE(staircase_.runs[i - 1].expected, staircase_.runs[i].expected);
  }
}

TEST_P(StaircaseOf, equals_the_oracle_on_random_codes) {
  std::mt19937 random(2024);
  for (int i = 0; i < 100000; ++i) {
    const std::uint64_t code = random();
    ASSERT_EQ(truth(code), answer(code)) << code;
  }
}

TEST_P(StaircaseOf, equals_the_oracle_on_every_upper_half_with_telling_lower_halves) {
  for (std::uint64_t upper = 0; upper < 0x10000; ++upper) {
    for (const std::uint64_t lower :
         {0x0000u, 0x0001u, 0x0FFFu, 0x1000u, 0x1001u, 0x7FFFu, 0x8000u, 0x8001u, 0xFFFFu}) {
      const std::uint64_t code = upper << 16 | lower;
      ASSERT_EQ(truth(code), answer(code)) << code;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Cells, StaircaseOf,
                         testing::Values(Cell{"float16", Rounding::ties_to_even, "ieee"},
                                         Cell{"float16", Rounding::to_odd, "ieee-payload"},
                                         Cell{"bfloat16", Rounding::ties_to_away, "ieee"},
                                         Cell{"bfloat16", Rounding::toward_negative, "ieee-raw"},
                                         Cell{"float8_e4m3fn", Rounding::ties_to_even, "ocp-nonsat"},
                                         Cell{"float8_e4m3fn", Rounding::toward_zero, "cuda-satfinite"},
                                         Cell{"float8_e5m2", Rounding::toward_positive, "ml_dtypes"},
                                         Cell{"float8_e5m2fnuz", Rounding::ties_to_even, "hip-nosat"},
                                         Cell{"float8_e8m0fnu", Rounding::toward_positive, "pytorch"},
                                         Cell{"ue4m3", Rounding::toward_negative, "p3109-satnone"},
                                         Cell{"float4_e2m1fn", Rounding::ties_to_even, "ml_dtypes"},
                                         Cell{"binary8p3ue", Rounding::to_odd, "p3109-satnone"},
                                         Cell{"nf4", Rounding::ties_to_even, "ieee"},
                                         Cell{"bnb_fp4", Rounding::toward_negative, "ieee"}),
                         name_of_cell);

/// How many runs each sign has: one per finite magnitude, one for infinity together with all that overflows to it, one
/// for NaN. Where overflow gives NaN or the maximum, it shares a run with those.
std::size_t runs_to(const char* to, const char* profile) {
  const FormatSpec& format = *standard_formats().find(to);
  return build_staircase(kFloat32, format, Rounding::ties_to_even, *profile_called(profile)).runs.size();
}

TEST(StaircaseRuns, float16_has_63488_finite_runs_two_of_infinity_and_two_of_nan) {
  EXPECT_EQ(runs_to("float16", "ieee"), 63492u);
}

TEST(StaircaseRuns, bfloat16_has_65280_finite_runs_two_of_infinity_and_two_of_nan) {
  EXPECT_EQ(runs_to("bfloat16", "ieee"), 65284u);
}

// A table that keeps overflow and NaN inputs in runs of their own has 258. Here equal answers make one run.
TEST(StaircaseRuns, float8_e4m3fn_has_254_finite_runs_and_two_of_nan) {
  EXPECT_EQ(runs_to("float8_e4m3fn", "ocp-nonsat"), 256u);
  EXPECT_EQ(runs_to("float8_e4m3fn", "ocp-sat"), 256u);
}

}  // namespace
}  // namespace halfulp
