#include "app/explain.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/suggest.h"
#include "app/usage_error.h"
#include "format/codebooks.h"
#include "format/elements.h"
#include "format/registry.h"
#include "oracle/encode.h"
#include "result/value_text.h"
#include "value/decode.h"

namespace halfulp {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

std::string explained(const FormatSpec& format, std::string_view operand) {
  return explain_number(format, parse_operand(format, operand));
}

std::string refusal(const FormatSpec& format, std::string_view operand) {
  try {
    parse_operand(format, operand);
  } catch (const UsageError& error) {
    return error.what();
  }
  return "accepted";
}

TEST(Explain, a_code_is_taken_apart) {
  EXPECT_EQ(explained(kFloat8E4m3fn, "0x7d"), R"(float8_e4m3fn 0x7d

  code      0x7d
  bits      01111101
  fields    0_1111_101  sign 0, exponent field 15, trailing significand 5
  class     normal
  value     416
  hexfloat  0x1.ap+8
  m * 2^e   13 * 2^5
  ulp       32 = 2^5
  below     0x7c  0_1111_100  384  0x1.8p+8
  above     0x7e  0_1111_110  448  0x1.cp+8

Converted to float8_e4m3fn again:

  rounding         ocp-sat    ocp-nonsat
  ties_to_even     0x7d  416  0x7d  416
  ties_to_away     0x7d  416  0x7d  416
  toward_zero      0x7d  416  0x7d  416
  toward_positive  0x7d  416  0x7d  416
  toward_negative  0x7d  416  0x7d  416
  to_odd           0x7d  416  0x7d  416
)");
}

TEST(Explain, a_value_is_enclosed_and_rounded) {
  EXPECT_EQ(explained(kFloat8E4m3fn, "3.14"), R"(3.14 in float8_e4m3fn

  typed     0x1.91eb851eb851eb84p+1 and more: it needs over 64 bits, so a sticky bit stands for the rest
  below     0x44  0_1000_100  3     0x1.8p+1
  above     0x45  0_1000_101  3.25  0x1.ap+1
  midpoint  3.125: the value is nearer to 0x45

To nearest, ties to even (ocp-sat):

  code      0x45
  bits      01000101
  fields    0_1000_101  sign 0, exponent field 8, trailing significand 5
  class     normal
  value     3.25
  hexfloat  0x1.ap+1
  m * 2^e   13 * 2^-2
  ulp       0.25 = 2^-2

Under every rounding and overflow policy:

  rounding         ocp-sat     ocp-nonsat
  ties_to_even     0x45  3.25  0x45  3.25
  ties_to_away     0x45  3.25  0x45  3.25
  toward_zero      0x44  3     0x44  3
  toward_positive  0x45  3.25  0x45  3.25
  toward_negative  0x44  3     0x44  3
  to_odd           0x45  3.25  0x45  3.25
)");
}

TEST(Explain, a_format_is_laid_out) {
  EXPECT_EQ(explain_format(kFloat4E2m1fn), R"(float4_e2m1fn

  also called  e2m1 e2m1fn fp4 fp4_e2m1
  defined by   OCP MX 1.0 5.3.3

  +------+----------+----------------------+
  | sign | exponent | trailing significand |
  +------+----------+----------------------+
    3      2:1        0

  width k             4 bits
  precision p         2 bits, the leading one counted
  exponent            2 bits, bias 1
  largest             0x7  6  0x1.8p+2
  smallest normal     0x2  1  0x1p+0
  smallest subnormal  0x1  0.5  0x1p-1
  zero                0x0, 0x8
  infinity            none
  NaN                 none

  code  bits    value  hexfloat   class
  0x0   0_00_0  0      0x0p+0     zero
  0x1   0_00_1  0.5    0x1p-1     subnormal, smallest, largest
  0x2   0_01_0  1      0x1p+0     normal, smallest
  0x3   0_01_1  1.5    0x1.8p+0   normal
  0x4   0_10_0  2      0x1p+1     normal
  0x5   0_10_1  3      0x1.8p+1   normal
  0x6   0_11_0  4      0x1p+2     normal
  0x7   0_11_1  6      0x1.8p+2   normal, largest finite
  0x8   1_00_0  -0     -0x0p+0    negative zero
  0x9   1_00_1  -0.5   -0x1p-1    subnormal, smallest, largest
  0xa   1_01_0  -1     -0x1p+0    normal, smallest
  0xb   1_01_1  -1.5   -0x1.8p+0  normal
  0xc   1_10_0  -2     -0x1p+1    normal
  0xd   1_10_1  -3     -0x1.8p+1  normal
  0xe   1_11_0  -4     -0x1p+2    normal
  0xf   1_11_1  -6     -0x1.8p+2  normal, largest finite
)");
}

TEST(Explain, the_specials_of_a_format_are_ranges_of_codes) {
  const std::string text = explain_format(kFloat16);
  EXPECT_THAT(text, HasSubstr("infinity            0x7c00, 0xfc00\n"));
  EXPECT_THAT(text, HasSubstr("NaN                 0x7c01 to 0x7fff, 0xfc01 to 0xffff\n"));
  EXPECT_THAT(explain_format(kFloat8E4m3fnuz), HasSubstr("zero                0x00\n"));
  EXPECT_THAT(explain_format(kFloat8E4m3fnuz), HasSubstr("NaN                 0x80\n"));
  EXPECT_THAT(explain_format(kFloat8E8m0fnu), HasSubstr("precision p      1 bit, "));
  EXPECT_THAT(explain_format(kFloat8E8m0fnu), HasSubstr("zero             none\n"));
}

TEST(Explain, every_format_can_be_explained_with_any_operand) {
  for (const FormatSpec& format : standard_formats().rows()) {
    EXPECT_THAT(explain_format(format), StartsWith(std::string(format.name) + "\n"));
    for (const char* operand : {"0", "-0", "1", "-1", "1e-400", "-1e-400", "1e400", "-1e400", "0.3", "-0.3", "nan",
                                "-nan", "inf", "-inf", "0x0", "0x1", "0x3"}) {
      EXPECT_THAT(explained(format, operand), HasSubstr("to_odd")) << format.name << " " << operand;
    }
  }
}

// Worked examples that introductions to these formats use.
TEST(Explain, well_known_examples_come_out) {
  EXPECT_THAT(explained(kFloat32, "0.15625"), HasSubstr("bits      00111110001000000000000000000000\n"));
  EXPECT_THAT(explained(kFloat32, "0b00111110001000000000000000000000"), HasSubstr("value     0.15625\n"));
  EXPECT_THAT(explained(kFloat16, "3.14"), HasSubstr("bits      0100001001001000\n"));
  EXPECT_THAT(explained(kFloat16, "3.14"), HasSubstr("value     3.140625\n"));
  EXPECT_THAT(explained(kFloat32, "3.14"), HasSubstr("value     3.1400001049041748046875\n"));
  EXPECT_THAT(explained(kBfloat16, "3.14"), HasSubstr("value     3.140625\n"));
  EXPECT_THAT(explained(kFloat8E4m3fn, "3.14"), HasSubstr("value     3.25\n"));
  EXPECT_THAT(explained(kFloat8E5m2, "3.14"), HasSubstr("value     3\n"));
  EXPECT_THAT(explained(kFloat16, "1.2"), HasSubstr("value     1.2001953125\n"));
  EXPECT_THAT(explained(kBfloat16, "1.2"), HasSubstr("value     1.203125\n"));
  EXPECT_THAT(explain_format(kBfloat16), HasSubstr("largest             0x7f7f  ~3.3895313892515355e+38  "));
  EXPECT_THAT(explain_format(kFloat8E4m3fn), HasSubstr("largest             0x7e  448  "));
  EXPECT_THAT(explain_format(kFloat8E5m2), HasSubstr("largest             0x7b  57344  "));
}

TEST(Explain, a_tie_is_called_one) {
  EXPECT_THAT(explained(kFloat8E4m3fn, "1.0625"), HasSubstr("midpoint  1.0625: the value itself, a tie\n"));
  EXPECT_THAT(explained(kFloat8E4m3fn, "1.0625"), HasSubstr("ties_to_even     0x38  1      0x38  1\n"));
  EXPECT_THAT(explained(kFloat8E4m3fn, "1.0625"), HasSubstr("ties_to_away     0x39  1.125  0x39  1.125\n"));
}

TEST(Explain, a_decimal_just_beside_a_tie_is_not_rounded_first) {
  const std::string tie = "1.0625";
  const std::string zeros(40, '0');
  EXPECT_THAT(explained(kFloat8E4m3fn, tie + zeros + "1"), HasSubstr("the value is nearer to 0x39"));
  EXPECT_THAT(explained(kFloat8E4m3fn, "1.0624" + std::string(40, '9')), HasSubstr("the value is nearer to 0x38"));
  EXPECT_THAT(explained(kFloat8E4m3fn, tie + zeros), HasSubstr("a tie"));
}

TEST(Explain, negative_values_have_their_neighbours_in_value_order) {
  const std::string text = explained(kFloat16, "-1e-8");
  EXPECT_THAT(text, HasSubstr("  below     0x8001  1_00000_0000000001  -5.9604644775390625e-8  -0x1p-24\n"
                              "  above     0x8000  1_00000_0000000000  -0                      -0x0p+0\n"));
}

TEST(Explain, what_overflows_says_where_overflow_begins) {
  const std::string text = explained(kFloat8E5m2, "-1e6");
  EXPECT_THAT(text, HasSubstr("range     below the smallest finite value\n"));
  EXPECT_THAT(text, HasSubstr("overflow  to nearest, beyond the midpoint -61440\n"));
  EXPECT_THAT(text, HasSubstr("ties_to_even     0xfb  -57344  0xfc  -inf\n"));
  EXPECT_THAT(explained(kFloat8E4m3fn, "1e9999999999"), HasSubstr("typed     far above the range of every format\n"));
}

TEST(Explain, a_p3109_format_shows_its_three_saturation_modes) {
  const FormatSpec& format = *standard_formats().find("binary8p4se");
  EXPECT_THAT(explained(format, "1e9"),
              HasSubstr("p3109-satfinite  p3109-satpropagate  p3109-satnone\n"
                        "  ties_to_even     0x7e  224        0x7e  224           0x7f  inf\n"));
}

TEST(Explain, a_codebook_shows_the_place_in_its_list) {
  const FormatSpec& nf4 = *standard_formats().find("nf4");
  EXPECT_THAT(explained(nf4, "0xf"), HasSubstr("class     value 16 of 16 in ascending order\n"));
  EXPECT_THAT(explained(nf4, "-2"), HasSubstr("range  outside the list; the nearest value is its end\n"));
  EXPECT_THAT(explained(nf4, "0xf"), Not(HasSubstr("above ")));
}

TEST(Explain, a_reserved_code_says_so) {
  EXPECT_THAT(explained(kUe4m3, "0xff"), HasSubstr("class     reserved: the sign bit must be 0\n"));
}

TEST(Explain, signaling_and_quiet_nans_are_told_apart) {
  EXPECT_THAT(explained(kFloat16, "0x7c01"), HasSubstr("NaN, signaling\n"));
  EXPECT_THAT(explained(kFloat16, "0x7e00"), HasSubstr("NaN, quiet\n"));
}

TEST(Operand, codes_and_values_are_told_apart_by_their_prefix) {
  EXPECT_EQ(parse_operand(kFloat8E4m3fn, "0x7E").code, 0x7Eu);
  EXPECT_EQ(parse_operand(kFloat8E4m3fn, "0b0_1111_110").code, 0x7Eu);
  EXPECT_EQ(parse_operand(kFloat8E4m3fn, "0b0'1111'110").code, 0x7Eu);
  EXPECT_EQ(parse_operand(kFloat64, "0xffffffffffffffff").code, ~Code{0});
  EXPECT_EQ(parse_operand(kFloat8E4m3fn, "10").kind, OperandKind::value);
  EXPECT_EQ(parse_operand(kFloat8E4m3fn, "0x1p0").kind, OperandKind::value);
}

TEST(Operand, values_of_every_spelling_are_exact) {
  const auto value = [](std::string_view text) {
    const Operand operand = parse_operand(kFloat64, text);
    EXPECT_EQ(operand.precision, Precision::exact) << text;
    return hexfloat_of(operand.datum);
  };
  EXPECT_EQ(value("-0"), "-0x0p+0");
  EXPECT_EQ(value("+.5"), "0x1p-1");
  EXPECT_EQ(value("5."), "0x1.4p+2");
  EXPECT_EQ(value("1E3"), "0x1.f4p+9");
  EXPECT_EQ(value("1500e-3"), "0x1.8p+0");
  EXPECT_EQ(value("0e999999999999"), "0x0p+0");
  EXPECT_EQ(value("-0X1.8P3"), "-0x1.8p+3");
  EXPECT_EQ(value("0x.1p4"), "0x1p+0");
  EXPECT_EQ(value("18446744073709551615"), "0x1.fffffffffffffffep+63");
  EXPECT_EQ(value("-Infinity"), "-inf");
  EXPECT_EQ(value("NaN"), "nan");
}

TEST(Operand, what_does_not_fit_64_bits_keeps_a_sticky_bit) {
  const Operand third = parse_operand(kFloat64, "18446744073709551617");  // 2^64 + 1
  EXPECT_EQ(third.precision, Precision::sticky);
  EXPECT_EQ(third.datum.significand & 1, 1u);
  EXPECT_EQ(parse_operand(kFloat64, "1e-5000").precision, Precision::bounded);
}

TEST(Operand, nonsense_is_refused_in_one_line) {
  EXPECT_EQ(refusal(kFloat8E4m3fn, "0x1ff"),
            "'0x1ff' is wider than float8_e4m3fn, which has 8 bits: the largest code is 0xff");
  EXPECT_EQ(refusal(kFloat4E2m1fn, "0b11111"),
            "'0b11111' is wider than float4_e2m1fn, which has 4 bits: the largest code is 0xf");
  EXPECT_EQ(refusal(kFloat8E4m3fn, "0b012"), "'0b012' is not a code: '2' is no digit of base 2");
  EXPECT_EQ(refusal(kFloat8E4m3fn, "0x"), "'0x' is not a code: it has no digits");
  EXPECT_EQ(refusal(kFloat8E4m3fn, "0x1.8"), "'0x1.8' lacks the exponent that a hexadecimal value needs: 0x1.8p0");
  EXPECT_THAT(refusal(kFloat8E4m3fn, "-0x7e"), HasSubstr("has a sign and looks like a code"));
  for (const char* text : {"", "-", "abc", "1.2.3", "1e", "1e+", "--1", "1_000", ".", "1 2", "0x1p", "infinit"}) {
    EXPECT_THAT(refusal(kFloat8E4m3fn, text), HasSubstr("is neither a code")) << text;
  }
  EXPECT_THAT(refusal(kFloat8E4m3fn, std::string(5000, '1')), HasSubstr("more than 4096 characters"));
}

TEST(Operand, a_sticky_decimal_rounds_as_the_oracle_rounds_its_double) {
  const Profile& ieee = *profile_called("ieee");
  for (const double value : {0.1, 1e-5, 65519.999, 2.98e-8, 123456.789}) {
    char text[64];
    std::snprintf(text, sizeof text, "%.60f", value);
    const Datum typed = parse_operand(kFloat16, text).datum;
    for (int i = 0; i < kDeterministicRoundings; ++i) {
      EXPECT_EQ(encode(kFloat16, typed, kRoundings[i].rounding, ieee),
                convert(kFloat64, kFloat16, std::bit_cast<Code>(value), kRoundings[i].rounding, ieee))
          << text;
    }
  }
}

TEST(ValueText, decimals_are_exact_up_to_24_digits_and_marked_beyond) {
  const auto decimal = [](double value) { return decimal_of(decode(kFloat64, std::bit_cast<Code>(value))); };
  EXPECT_EQ(decimal(0), "0");
  EXPECT_EQ(decimal(-0.0), "-0");
  EXPECT_EQ(decimal(0.000001), "~9.9999999999999995e-7");
  EXPECT_EQ(decimal(0x1p-20), "9.5367431640625e-7");
  EXPECT_EQ(decimal(0x1p-19), "0.0000019073486328125");
  EXPECT_EQ(decimal(100), "100");
  EXPECT_EQ(decimal(0x1p60), "1152921504606846976");
  EXPECT_EQ(decimal(0x1p70), "1.180591620717411303424e+21");
  EXPECT_EQ(decimal(-0.1), "~-0.10000000000000001");
  EXPECT_EQ(decimal(0x1.fffffffffffffp1023), "~1.7976931348623157e+308");
  EXPECT_EQ(decimal(0x1p-1074), "~4.9406564584124654e-324");
}

TEST(ValueText, a_decimal_that_rounds_up_carries_through_its_nines) {
  // 1 - 2^-64: 0.99999999999999999994579...
  const Datum datum{.cls = DatumClass::finite, .significand = ~std::uint64_t{0}, .exponent = -64};
  EXPECT_EQ(decimal_of(datum), "~1");
}

TEST(ValueText, products_have_odd_factors) {
  EXPECT_EQ(product_of({.cls = DatumClass::finite, .negative = true, .significand = 12, .exponent = 3}), "-3 * 2^5");
  EXPECT_EQ(product_of({}), "");
}

TEST(ValueText, a_code_wider_than_its_format_shows_all_its_digits) {
  EXPECT_EQ(hex_of(kFloat4E2m1fn, 0x3), "0x3");
  EXPECT_EQ(hex_of(kFloat4E2m1fn, 0x13), "0x13");
  EXPECT_EQ(hex_of(kTf32, 0), "0x00000");
}

TEST(Suggest, distance_counts_swaps_as_one) {
  EXPECT_EQ(edit_distance("e4m3nf", "e4m3fn"), 1u);
  EXPECT_EQ(edit_distance("", "abc"), 3u);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3u);
  EXPECT_EQ(edit_distance("Half", "half"), 0u);
}

TEST(Suggest, a_near_name_is_offered_and_a_far_one_is_not) {
  EXPECT_EQ(unknown_name("format", "float8_e4m3nf", {"float8_e5m2", "float8_e4m3fn"}),
            "unknown format 'float8_e4m3nf'; did you mean float8_e4m3fn?");
  EXPECT_EQ(unknown_name("tier", "banana", {"quick"}), "unknown tier 'banana'");
  EXPECT_EQ(unknown_name("tier", "x", {}), "unknown tier 'x'");
}

TEST(Suggest, formats_are_found_by_any_name) {
  EXPECT_EQ(format_called("HALF").name, "float16");
  try {
    format_called("float8_e4m3nf");
    FAIL();
  } catch (const UsageError& error) {
    EXPECT_STREQ(error.what(), "unknown format 'float8_e4m3nf'; did you mean float8_e4m3fn?");
  }
}

}  // namespace
}  // namespace halfulp
