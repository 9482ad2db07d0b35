// The generated P3109 formats and the saturation rules, against the interim report's own statements.
#include "format/p3109.h"

#include <gtest/gtest.h>

#include <cmath>

#include "format/elements.h"
#include "format/registry.h"
#include "oracle/encode.h"
#include "value/decode.h"

namespace halfulp {
namespace {

const FormatSpec& named(const std::string& name) { return *standard_formats().find(name); }

double value_of(const FormatSpec& format, Code code) {
  const Datum datum = decode(format, code);
  return std::ldexp(static_cast<double>(datum.significand), datum.exponent) * (datum.negative ? -1 : 1);
}

TEST(P3109Formats, are_120_with_13296_codes_from_3_to_8_bits) {
  Code codes = 0;
  for (const FormatSpec& row : p3109_formats()) codes += row.code_mask() + 1;
  EXPECT_EQ(p3109_formats().size(), 120u);
  EXPECT_EQ(codes, 13296u);
}

TEST(P3109Formats, have_one_zero_and_one_nan_and_infinities_only_if_extended) {
  for (const FormatSpec& row : p3109_formats()) {
    int zeros = 0;
    int nans = 0;
    int infinities = 0;
    for (Code code = 0; code <= row.code_mask(); ++code) {
      const DatumClass cls = decode(row, code).cls;
      zeros += cls == DatumClass::zero;
      nans += cls == DatumClass::nan;
      infinities += cls == DatumClass::infinity;
    }
    const bool is_extended = row.name.back() == 'e';
    EXPECT_EQ(zeros, 1) << row.name;
    EXPECT_EQ(nans, 1) << row.name;
    EXPECT_EQ(infinities, !is_extended ? 0 : row.is_signed() ? 2 : 1) << row.name;
    EXPECT_TRUE(is_nan(row, row.is_signed() ? Code{1} << (row.k - 1) : row.code_mask())) << row.name;
  }
}

TEST(P3109Formats, have_the_published_largest_values_at_8_bits) {
  const std::vector<double> extended{0x1p62, 0x1p31, 49152, 224, 15, 3.875, 1.96875};
  const std::vector<double> finite{0x1p63, 3 * 0x1p30, 57344, 240, 15.5, 3.9375, 1.984375};
  for (int p = 1; p <= 7; ++p) {
    const std::string stem = "binary8p" + std::to_string(p) + "s";
    const auto largest = [&](const char* domain) {
      return value_of(named(stem + domain), named(stem + domain).max_finite_code());
    };
    EXPECT_EQ(largest("e"), extended[static_cast<std::size_t>(p - 1)]) << p;
    EXPECT_EQ(largest("f"), finite[static_cast<std::size_t>(p - 1)]) << p;
  }
}

TEST(P3109Formats, of_precision_one_are_powers_of_two_from_2_to_the_minus_63_to_62) {
  const FormatSpec& row = named("binary8p1se");
  EXPECT_EQ(decode(row, 0).cls, DatumClass::zero);
  for (Code code = 1; code <= row.max_finite_code(); ++code) {
    EXPECT_EQ(value_of(row, code), std::ldexp(1.0, static_cast<int>(code) - 64));
  }
}

TEST(P3109Formats, binary8p3sf_and_binary8p4sf_are_the_fnuz_formats_code_by_code) {
  for (Code code = 0; code < 256; ++code) {
    EXPECT_EQ(decode(named("binary8p3sf"), code), decode(kFloat8E5m2fnuz, code)) << code;
    EXPECT_EQ(decode(named("binary8p4sf"), code), decode(kFloat8E4m3fnuz, code)) << code;
  }
}

/// Interim Report v4.0 4.7.5, the lines of Saturate for SatNone in their order; X is beyond the finite range.
enum class Outcome { nan, infinity, maximum, minimum_or_zero };

Outcome sat_none(const FormatSpec& format, bool is_infinite, bool negative, Rounding rounding) {
  const bool is_extended = format.name.back() == 'e';
  const bool is_signed = format.name[format.name.size() - 2] == 's';
  if (is_infinite && !negative) return is_extended ? Outcome::infinity : Outcome::maximum;
  if (is_infinite && is_signed) return is_extended ? Outcome::infinity : Outcome::minimum_or_zero;
  if (is_infinite) return Outcome::nan;
  if (rounding == Rounding::to_odd && !negative && !is_signed && is_extended) return Outcome::maximum;
  const bool is_zero_rule = rounding == Rounding::toward_zero;
  if (!negative && (is_zero_rule || rounding == Rounding::toward_negative)) return Outcome::maximum;
  if (negative && (is_zero_rule || rounding == Rounding::toward_positive)) return Outcome::minimum_or_zero;
  if (negative && is_signed) return is_extended ? Outcome::infinity : Outcome::minimum_or_zero;
  if (negative) return Outcome::nan;
  return is_extended ? Outcome::infinity : Outcome::maximum;
}

Code code_of(const FormatSpec& format, Outcome outcome, bool negative) {
  const Code sign = negative ? format.sign_mask() : 0;
  switch (outcome) {
    case Outcome::nan:
      return format.is_signed() ? format.sign_mask() : format.code_mask();
    case Outcome::infinity:
      return sign | format.infinity_code();
    case Outcome::maximum:
      return format.max_finite_code();
    case Outcome::minimum_or_zero:
      return format.is_signed() ? sign | format.max_finite_code() : 0;
  }
  return 0;
}

TEST(P3109Saturation, sat_none_follows_the_report_line_by_line_in_every_format) {
  const Profile& profile = *profile_called("p3109-satnone");
  for (const FormatSpec& format : p3109_formats()) {
    for (int i = 0; i < kDeterministicRoundings; ++i) {
      const Rounding rounding = kRoundings[static_cast<std::size_t>(i)].rounding;
      for (const bool negative : {false, true}) {
        for (const bool is_infinite : {false, true}) {
          const Datum beyond{.cls = is_infinite ? DatumClass::infinity : DatumClass::finite,
                             .negative = negative,
                             .significand = is_infinite ? 0u : 1u,
                             .exponent = is_infinite ? 0 : 1000};
          const Code expected = code_of(format, sat_none(format, is_infinite, negative, rounding), negative);
          const Expected actual = encode(format, beyond, rounding, profile);
          EXPECT_TRUE(satisfies(format, actual, expected))
              << format.name << ' ' << name_of(rounding) << ' ' << beyond.negative << ' ' << is_infinite;
        }
      }
    }
  }
}

TEST(P3109Saturation, sat_finite_clamps_infinity_and_sat_propagate_keeps_it_where_there_is_one) {
  for (const FormatSpec& format : p3109_formats()) {
    const auto convert_infinity = [&](const char* profile) {
      return encode(format, {.cls = DatumClass::infinity}, Rounding::ties_to_even, *profile_called(profile));
    };
    EXPECT_EQ(convert_infinity("p3109-satfinite"), Expected{format.max_finite_code()}) << format.name;
    EXPECT_EQ(convert_infinity("p3109-satpropagate"),
              Expected{format.has_infinity() ? format.infinity_code() : format.max_finite_code()})
        << format.name;
  }
}

}  // namespace
}  // namespace halfulp
