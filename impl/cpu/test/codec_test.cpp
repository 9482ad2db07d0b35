// The portable codec against a naive one that searches all values of the format.
#include "cpu/codec.h"

#include <gtest/gtest.h>

#include <cmath>

#include "naive.h"
#include "subjects.h"

namespace halfulp::cpu::test {
namespace {

TEST(Encode, agrees_with_a_search_through_all_values_at_every_boundary) {
  for (const auto& [name, layout] : all_layouts()) {
    const NaiveEncoder naive(layout);
    const std::vector<float> inputs = boundary_inputs(layout, layout.k > 12 ? 61 : 1);
    for (const auto& [policy_name, policy] : all_policies()) {
      for (const Rounding rounding : kAllRoundings) {
        for (const float x : inputs) {
          ASSERT_TRUE(agrees(layout, naive.encode(x, rounding, policy), encode(layout, x, rounding, policy)))
              << name << ' ' << policy_name << ' ' << kRoundingNames[static_cast<std::size_t>(rounding)] << ' '
              << std::hexfloat << x;
        }
      }
    }
  }
}

TEST(Encode, agrees_with_a_search_through_all_values_on_random_floats) {
  const std::vector<float> inputs = random_inputs(2000, 1);
  for (const auto& [name, layout] : all_layouts()) {
    const NaiveEncoder naive(layout);
    for (const Rounding rounding : kAllRoundings) {
      for (const float x : inputs) {
        ASSERT_TRUE(agrees(layout, naive.encode(x, rounding, kIeee), encode(layout, x, rounding, kIeee)))
            << name << ' ' << std::hexfloat << x;
      }
    }
  }
}

TEST(Encode, rounds_a_double_once) {
  for (const auto& [name, layout] : all_layouts()) {
    const NaiveEncoder naive(layout);
    const Code last = layout.max_finite_code();
    for (Code code = 0; code <= last; code += layout.k > 12 ? 61 : 1) {
      const double middle = (naive_value(layout, code) + naive_value(layout, code + 1)) / 2;
      for (const double x : {middle, std::nextafter(middle, 0.0), std::nextafter(middle, 1e300), middle * (1 + 0x1p-40),
                             middle * (1 - 0x1p-40)}) {
        for (const Rounding rounding : kAllRoundings) {
          for (const double signed_x : {x, -x}) {
            ASSERT_TRUE(agrees(layout, naive.encode(signed_x, rounding, kIeee), encode(layout, signed_x, rounding)))
                << name << ' ' << std::hexfloat << signed_x;
          }
        }
      }
    }
  }
}

TEST(Encode, sees_doubles_beyond_the_range_of_floats) {
  EXPECT_EQ(encode(kFloat8E4m3fn, 0x1p-1074, Rounding::toward_positive), 0x01u);
  EXPECT_EQ(encode(kFloat8E4m3fn, -0x1p-1074, Rounding::toward_positive), 0x80u);
  EXPECT_EQ(encode(kFloat16, 1e300), 0x7C00u);
  EXPECT_EQ(encode(kFloat32, 1 + 0x1p-24), 0x3F800000u);
  EXPECT_EQ(encode(kFloat32, 1 + 0x1p-24 + 0x1p-50), 0x3F800001u);
}

TEST(Encode, keeps_the_sign_of_a_nan_where_the_format_has_two) {
  const float negative_nan = float_of(0xFFC00000);
  EXPECT_EQ(encode(kFloat8E4m3fn, negative_nan), 0xFFu);
  EXPECT_EQ(encode(kFloat16, negative_nan), 0xFE00u);
  EXPECT_EQ(encode(kFloat8E4m3fnuz, negative_nan), 0x80u);
  EXPECT_EQ(encode(kFloat8E4m3fnuz, -negative_nan), 0x80u);
  EXPECT_EQ(encode(kFloat6E2m3fn, negative_nan), 0x1Fu) << "a format without NaN answers +maximum";
}

TEST(Decode, gives_the_value_the_fields_say) {
  for (const auto& [name, layout] : all_layouts()) {
    for (Code code = 0; code <= layout.max_finite_code(); ++code) {
      ASSERT_EQ(decode<double>(layout, code), naive_value(layout, code)) << name << ' ' << code;
      if (layout.is_signed() && code != 0) {
        ASSERT_EQ(decode<double>(layout, code | layout.sign_mask()), -naive_value(layout, code)) << name << ' ' << code;
      }
    }
  }
}

TEST(Decode, is_undone_by_encode_for_every_code_that_is_not_nan) {
  for (const auto& [name, layout] : all_layouts()) {
    for (Code code = 0; code < Code{1} << layout.k; ++code) {
      const float x = decode(layout, code);
      if (std::isnan(x)) continue;
      for (const Rounding rounding : kAllRoundings) ASSERT_EQ(encode(layout, x, rounding), code) << name;
    }
  }
}

TEST(Decode, knows_the_codes_that_are_no_numbers) {
  EXPECT_TRUE(std::isinf(decode(kFloat8E5m2, 0x7C)) && std::isnan(decode(kFloat8E5m2, 0x7D)));
  EXPECT_TRUE(std::isnan(decode(kFloat8E4m3fn, 0x7F)) && std::isnan(decode(kFloat8E4m3fn, 0xFF)));
  EXPECT_TRUE(std::isnan(decode(kFloat8E4m3fnuz, 0x80)) && std::isnan(decode(kUe4m3, 0x80)));
  EXPECT_TRUE(std::isnan(decode(kFloat8E8m0fnu, 0xFF)));
  EXPECT_TRUE(std::signbit(decode(kFloat8E4m3fn, 0xFF)) && !std::signbit(decode(kFloat8E4m3fnuz, 0x80)));
  const Layout binary8p4se = p3109_layout(8, 4, Sign::sign_magnitude, Inf::below_nan);
  EXPECT_EQ(decode(binary8p4se, 0x7F), INFINITY);
  EXPECT_EQ(decode(binary8p4se, 0xFF), -INFINITY);
  EXPECT_TRUE(std::isnan(decode(binary8p4se, 0x80)));
}

}  // namespace
}  // namespace halfulp::cpu::test
