// The numbers of the article that the project grew from: formats.
#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdio>
#include <numbers>
#include <set>

#include "format/elements.h"
#include "format/registry.h"
#include "oracle/encode.h"
#include "value/decode.h"

namespace halfulp {
namespace {

double value_of(const FormatSpec& format, Code code) {
  const Datum datum = decode(format, code);
  return std::ldexp(static_cast<double>(datum.significand), datum.exponent) * (datum.negative ? -1 : 1);
}

/// The nearest code, from float64.
Code encode_nearest(const FormatSpec& format, double x) {
  return convert(kFloat64, format, std::bit_cast<Code>(x), Rounding::ties_to_even, *profile_called("ocp-sat")).code;
}

double through(const FormatSpec& format, double x) { return value_of(format, encode_nearest(format, x)); }

std::string bits_of(const FormatSpec& format, double x) {
  std::string digits;
  const Code code = encode_nearest(format, x);
  for (int i = format.k - 1; i >= 0; --i) digits += (code >> i & 1) != 0 ? '1' : '0';
  return digits;
}

std::string printed(const char* pattern, double x) {
  char text[64];
  std::snprintf(text, sizeof text, pattern, x);
  return text;
}

/// The article's formula: sign, exponent field and trailing significand with their widths, for normal numbers.
double by_formula(const std::string& bits, int exponent_bits) {
  const int trailing_bits = static_cast<int>(bits.size()) - 1 - exponent_bits;
  const int field = std::stoi(bits.substr(1, static_cast<std::size_t>(exponent_bits)), nullptr, 2);
  const int trailing = std::stoi(bits.substr(static_cast<std::size_t>(exponent_bits) + 1), nullptr, 2);
  const int bias = (1 << (exponent_bits - 1)) - 1;
  return (bits[0] == '1' ? -1 : 1) * std::ldexp(1 + std::ldexp(trailing, -trailing_bits), field - bias);
}

TEST(Article, float32_writes_0_15625_in_these_bits) {
  const std::string bits = "00111110001000000000000000000000";
  EXPECT_EQ(bits_of(kFloat32, 0.15625), bits);
  EXPECT_EQ(by_formula(bits, 8), 0.15625);
}

TEST(Article, float16_writes_3_14_in_these_bits_which_mean_3_140625) {
  const std::string bits = "0100001001001000";
  EXPECT_EQ(bits_of(kFloat16, 3.14), bits);
  EXPECT_EQ(by_formula(bits, 5), 3.140625);
  EXPECT_EQ(through(kFloat16, 3.14), 3.140625);
}

// The article prints the digits that float64 has for 3.14; those of float32 part from them at the seventh place.
TEST(Article, float64_holds_3_14_as_these_digits_and_float32_as_others) {
  EXPECT_EQ(printed("%.20f", through(kFloat64, 3.14)), "3.14000000000000012434");
  EXPECT_EQ(printed("%.20f", through(kFloat32, 3.14)), "3.14000010490417480469");
}

TEST(Article, float16_reaches_65504_and_is_normal_from_2_to_the_minus_14) {
  EXPECT_EQ(value_of(kFloat16, kFloat16.max_finite_code()), 65504);
  const Code smallest_normal = Code{1} << kFloat16.trailing_bits();
  EXPECT_EQ(value_of(kFloat16, smallest_normal), 0x1p-14);
  EXPECT_EQ(printed("%.8f", value_of(kFloat16, smallest_normal)), "0.00006104");
}

TEST(Article, float16_and_bfloat16_round_1_2_to_these_values) {
  EXPECT_EQ(printed("%.12f", through(kFloat16, 1.2)), "1.200195312500");
  EXPECT_EQ(printed("%.12f", through(kBfloat16, 1.2)), "1.203125000000");
}

TEST(Article, bfloat16_rounds_3_14_to_3_140625_and_reaches_3_39e38) {
  EXPECT_EQ(through(kBfloat16, 3.14), 3.140625);
  EXPECT_EQ(printed("%.17g", value_of(kBfloat16, kBfloat16.max_finite_code())), "3.3895313892515355e+38");
}

TEST(Article, float8_reaches_448_and_57344_and_rounds_3_14_to_3_25_and_3) {
  EXPECT_EQ(value_of(kFloat8E4m3fn, kFloat8E4m3fn.max_finite_code()), 448);
  EXPECT_EQ(value_of(kFloat8E5m2, kFloat8E5m2.max_finite_code()), 57344);
  EXPECT_EQ(through(kFloat8E4m3fn, 3.14), 3.25);
  EXPECT_EQ(through(kFloat8E5m2, 3.14), 3.0);
}

struct Wave {
  const char* format;
  int points;
  std::size_t levels;  ///< Distinct values that the wave takes.
  double largest_error;
};

class SineWave : public testing::TestWithParam<Wave> {
 protected:
  const FormatSpec& format_ = *standard_formats().find(GetParam().format);

  /// sin over [0, 4 pi], both ends included.
  double at(int i) const { return std::sin(4 * std::numbers::pi * i / (GetParam().points - 1)); }

  std::vector<double> values() const {
    std::vector<double> all;
    for (Code code = 0; code <= format_.code_mask(); ++code) {
      const DatumClass cls = decode(format_, code).cls;
      if (cls == DatumClass::finite || cls == DatumClass::zero) all.push_back(value_of(format_, code));
    }
    return all;
  }
};

TEST_P(SineWave, goes_to_the_nearest_value_at_every_point) {
  const std::vector<double> all = values();
  for (int i = 0; i < GetParam().points; ++i) {
    double nearest = INFINITY;
    for (const double value : all) nearest = std::min(nearest, std::fabs(value - at(i)));
    EXPECT_EQ(std::fabs(through(format_, at(i)) - at(i)), nearest) << i;
  }
}

TEST_P(SineWave, takes_this_many_levels_with_this_largest_error) {
  std::set<double> levels;
  double largest_error = 0;
  for (int i = 0; i < GetParam().points; ++i) {
    levels.insert(through(format_, at(i)));
    largest_error = std::max(largest_error, std::fabs(through(format_, at(i)) - at(i)));
  }
  EXPECT_EQ(levels.size(), GetParam().levels);
  EXPECT_LE(largest_error, GetParam().largest_error);
  EXPECT_GT(largest_error, GetParam().largest_error * 0.8);
}

// Between 1/2 and 1 the values stand 1/16 (E4M3), 1/8 (E5M2) and 1/2 (E2M1) apart, and in bnb_fp4 at most 1/3: the
// error is at most half of that.
INSTANTIATE_TEST_SUITE_P(Formats, SineWave,
                         testing::Values(Wave{"float8_e4m3fn", 200, 65, 1.0 / 32},
                                         Wave{"float8_e5m2", 200, 41, 1.0 / 16}, Wave{"float4_e2m1fn", 256, 5, 1.0 / 4},
                                         Wave{"bnb_fp4", 256, 15, 1.0 / 6}),
                         [](const auto& tested) { return std::string(tested.param.format); });

}  // namespace
}  // namespace halfulp
