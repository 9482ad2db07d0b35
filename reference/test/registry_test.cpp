// The registry: lookup by any name, refusal of rows that contradict themselves, and a format made up by one row.
#include "format/registry.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "format/elements.h"
#include "oracle/encode.h"
#include "value/decode.h"

namespace halfulp {
namespace {

std::string refusal_of(const FormatSpec& row, Registry registry = {}) {
  try {
    registry.add(row);
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return "accepted";
}

FormatSpec element(const char* name, int k, int p, int bias) { return {.name = name, .k = k, .p = p, .bias = bias}; }

TEST(StandardFormats, are_seventeen_elements_four_codebooks_and_120_of_p3109) {
  EXPECT_EQ(standard_formats().rows().size(), 17u + 4u + 120u);
}

TEST(StandardFormats, are_found_by_name_and_alias_in_any_case) {
  for (const char* name : {"float8_e4m3fn", "e4m3", "E4M3FN", "ocp_e4m3", "FLOAT8_E4M3FN"}) {
    const FormatSpec* row = standard_formats().find(name);
    ASSERT_NE(row, nullptr) << name;
    EXPECT_EQ(row->name, "float8_e4m3fn");
  }
  EXPECT_EQ(standard_formats().find("half")->name, "float16");
  EXPECT_EQ(standard_formats().find("binary8p4")->name, "binary8p4se");
  EXPECT_EQ(standard_formats().find("dynamic8")->name, "bnb_dynamic8");
}

TEST(StandardFormats, find_nothing_by_an_empty_or_unknown_name) {
  EXPECT_EQ(standard_formats().find(""), nullptr);
  EXPECT_EQ(standard_formats().find("e4"), nullptr);
  EXPECT_EQ(standard_formats().find("e4m3 e4m3fn"), nullptr);
}

TEST(MadeUpFormat, is_decoded_and_encoded_after_adding_its_row) {
  Registry registry;
  registry.add(kFloat32);
  registry.add({.name = "float10_e4m5",
                .aliases = "ten",
                .k = 10,
                .p = 6,
                .bias = 7,
                .nan = Nan::above_infinity,
                .inf = Inf::below_nan,
                .rule = "made up"});
  const FormatSpec* ten = registry.find("TEN");
  ASSERT_NE(ten, nullptr);
  EXPECT_EQ(registry.rows().size(), 2u);
  EXPECT_EQ(decode(*ten, 0b0'0111'10000),
            (Datum{.cls = DatumClass::finite, .significand = 48, .exponent = -5}));  // 1.5
  EXPECT_EQ(decode(*ten, 0b1'1111'00000), (Datum{.cls = DatumClass::infinity, .negative = true}));
  const Profile& ieee = *profile_called("ieee");
  const auto from_float32 = [&](Code code) { return convert(kFloat32, *ten, code, Rounding::ties_to_even, ieee); };
  EXPECT_EQ(from_float32(0x3FC00000), Expected{0b0'0111'10000});        // 1.5
  EXPECT_EQ(from_float32(0x3F820000), Expected{0b0'0111'00000});        // 1 + 2^-6: a tie
  EXPECT_EQ(from_float32(0x437C0000), Expected{0b0'1110'11111});        // 252, the largest
  EXPECT_EQ(from_float32(0x437E0000), Expected{0b0'1111'00000});        // 254 overflows
  EXPECT_EQ(from_float32(0xB8800000), Expected{Code{0b1'0000'00000}});  // -2^-14 rounds to -0
}

TEST(Registry, refuses_a_name_that_is_taken_as_name_or_alias) {
  Registry registry;
  registry.add(kFloat16);
  EXPECT_EQ(refusal_of(element("float16", 16, 11, 15), registry), "format name 'float16' is taken");
  EXPECT_EQ(refusal_of(element("HALF", 16, 11, 15), registry), "format name 'HALF' is taken");
  FormatSpec with_alias = element("mine", 16, 11, 15);
  with_alias.aliases = "ours fp16";
  EXPECT_EQ(refusal_of(with_alias, registry), "format name 'fp16' is taken");
}

TEST(Registry, keeps_nothing_of_a_refused_row) {
  Registry registry;
  registry.add(kFloat16);
  FormatSpec row = element("mine", 16, 11, 15);
  row.aliases = "half";
  EXPECT_THROW(registry.add(row), std::invalid_argument);
  EXPECT_EQ(registry.find("mine"), nullptr);
  EXPECT_EQ(registry.rows().size(), 1u);
}

TEST(Registry, refuses_rows_that_contradict_themselves_and_says_why) {
  EXPECT_EQ(refusal_of(element("", 8, 4, 7)), "format '' has no name");
  EXPECT_EQ(refusal_of(element("x", 1, 1, 0)), "format 'x' needs 2 <= k <= 64");
  EXPECT_EQ(refusal_of(element("x", 65, 4, 7)), "format 'x' needs 2 <= k <= 64");
  EXPECT_EQ(refusal_of(element("x", 8, 0, 7)), "format 'x' needs 1 <= p <= 53 and an exponent field");
  EXPECT_EQ(refusal_of(element("x", 8, 8, 7)), "format 'x' needs 1 <= p <= 53 and an exponent field");
  EXPECT_EQ(refusal_of(element("x", 16, 4, 2047)), "format 'x' needs an exponent field of at most 11 bits");

  FormatSpec nan_without_infinity = element("x", 8, 4, 7);
  nan_without_infinity.nan = Nan::above_infinity;
  EXPECT_EQ(refusal_of(nan_without_infinity), "format 'x' has NaNs above an infinity it lacks");

  FormatSpec nan_without_sign = element("x", 8, 4, 7);
  nan_without_sign.nan = Nan::negative_zero;
  nan_without_sign.sign = Sign::absent;
  EXPECT_EQ(refusal_of(nan_without_sign), "format 'x' has NaN at -0 but no sign");

  constexpr std::array<float, 3> kThree{-1, 0, 1};
  const FormatSpec short_codebook{.name = "x", .k = 2, .codebook = kThree};
  EXPECT_EQ(refusal_of(short_codebook), "format 'x' needs a codebook of 2^k values, k <= 8");
}

}  // namespace
}  // namespace halfulp
