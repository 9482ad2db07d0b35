// Results of more than 64 bits: their leading 64 with the last one set, which round as the exact results do.
#include <gtest/gtest.h>

#include <array>

#include "format/elements.h"
#include "oracle/arithmetic.h"
#include "oracle/encode.h"

namespace halfulp {
namespace {

constexpr Datum power_of_two(int exponent) {
  return {.cls = DatumClass::finite, .significand = 1, .exponent = exponent};
}

constexpr std::array kHugeAndTiny{power_of_two(100), power_of_two(-100)};
constexpr std::array kTinyAndHuge{power_of_two(-100), power_of_two(100)};

TEST(LongResult, of_a_sum_is_its_leading_64_bits_with_the_last_one_set) {
  EXPECT_EQ(compute(Arithmetic::add, kHugeAndTiny, Rounding::ties_to_even),
            (Datum{.cls = DatumClass::finite, .significand = (std::uint64_t{1} << 63) | 1, .exponent = 37}));
}

TEST(LongResult, of_a_difference_is_its_leading_64_bits) {  // 2^100 - 2^-100 is 200 ones
  EXPECT_EQ(compute(Arithmetic::subtract, kTinyAndHuge, Rounding::ties_to_even),
            (Datum{.cls = DatumClass::finite, .negative = true, .significand = ~std::uint64_t{0}, .exponent = 36}));
}

TEST(LongResult, of_a_quotient_and_a_root_has_its_last_bit_set) {
  constexpr Datum kThree{.cls = DatumClass::finite, .significand = 3};
  EXPECT_EQ(compute(Arithmetic::divide, std::array{power_of_two(0), kThree}, Rounding::ties_to_even),
            (Datum{.cls = DatumClass::finite, .significand = 0xAAAAAAAAAAAAAAAB, .exponent = -65}));
  // The 64 bits of the root of 2 end in 84.
  EXPECT_EQ(compute(Arithmetic::square_root, std::array{power_of_two(1)}, Rounding::ties_to_even),
            (Datum{.cls = DatumClass::finite, .significand = 0xB504F333F9DE6485, .exponent = -63}));
}

TEST(LongResult, does_not_depend_on_the_rounding) {
  const Datum sum = compute(Arithmetic::add, kHugeAndTiny, Rounding::ties_to_even);
  for (const RoundingRow& row : kRoundings) {
    EXPECT_EQ(compute(Arithmetic::add, kHugeAndTiny, row.rounding), sum) << row.name;
  }
}

TEST(LongResult, is_rounded_away_from_a_value_that_it_exceeds_by_next_to_nothing) {
  const auto rounded = [](Arithmetic arithmetic, Rounding rounding) {
    return encode(kBfloat16, compute(arithmetic, kHugeAndTiny, rounding), rounding, *profile_called("ieee")).code;
  };
  constexpr Code kHuge = (127 + 100) << 7;  // 2^100 as bfloat16
  EXPECT_EQ(rounded(Arithmetic::add, Rounding::toward_positive), kHuge + 1);
  EXPECT_EQ(rounded(Arithmetic::add, Rounding::ties_to_even), kHuge);
  EXPECT_EQ(rounded(Arithmetic::subtract, Rounding::toward_zero), kHuge - 1);
  EXPECT_EQ(rounded(Arithmetic::subtract, Rounding::ties_to_away), kHuge);
}

}  // namespace
}  // namespace halfulp
