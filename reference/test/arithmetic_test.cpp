// What IEEE 754-2019 says of arithmetic in named facts, each on codes that one can check by hand.
#include "oracle/arithmetic.h"

#include <gtest/gtest.h>

#include <vector>

#include "format/elements.h"
#include "oracle/encode.h"
#include "value/decode.h"

namespace halfulp {
namespace {

using enum Arithmetic;
using enum Rounding;

// float16
constexpr Code kSign = 0x8000, kSmallest = 0x0001, kLargest = 0x7BFF, kInfinity = 0x7C00, kNan = 0x7E00;
constexpr Code kOne = 0x3C00, kTwo = 0x4000, kThree = 0x4200, kFour = 0x4400;

constexpr std::array kEveryRounding{ties_to_even, ties_to_away, toward_zero, toward_positive, toward_negative, to_odd};

Datum exactly(const FormatSpec& format, Arithmetic arithmetic, const std::vector<Code>& codes, Rounding rounding) {
  std::vector<Datum> operands;
  for (const Code code : codes) operands.push_back(decode(format, code));
  return compute(arithmetic, operands, rounding);
}

/// The code of the result in the format of the operands; of NaNs the canonical one with the datum's sign.
Code result(const FormatSpec& format, Arithmetic arithmetic, const std::vector<Code>& codes, Rounding rounding) {
  return encode(format, exactly(format, arithmetic, codes, rounding), rounding, *profile_called("ieee-payload")).code;
}

Code half(Arithmetic arithmetic, const std::vector<Code>& codes, Rounding rounding = ties_to_even) {
  return result(kFloat16, arithmetic, codes, rounding);
}

/// Fails unless the result is `expected` under every rounding.
void expect_always(Code expected, Arithmetic arithmetic, const std::vector<Code>& codes) {
  for (const Rounding rounding : kEveryRounding) {
    EXPECT_EQ(half(arithmetic, codes, rounding), expected) << row_of(arithmetic).name << ' ' << name_of(rounding);
  }
}

/// Fails unless the result is +0 and, toward negative, -0.
void expect_zero_of_opposites(Arithmetic arithmetic, const std::vector<Code>& codes) {
  for (const Rounding rounding : kEveryRounding) {
    EXPECT_EQ(half(arithmetic, codes, rounding), rounding == toward_negative ? kSign : 0)
        << row_of(arithmetic).name << ' ' << name_of(rounding);
  }
}

TEST(Arithmetic, rows_stand_in_the_order_of_the_operations) {
  for (const ArithmeticRow& row : kArithmetic) EXPECT_EQ(&row_of(row.arithmetic), &row);
}

TEST(Sum, of_x_and_minus_x_is_plus_zero_and_minus_zero_toward_negative) {  // 6.3
  for (const Code x : {Code{0}, kSmallest, kOne, kLargest}) {
    expect_zero_of_opposites(add, {x, x | kSign});
    expect_zero_of_opposites(add, {x | kSign, x});
    expect_zero_of_opposites(subtract, {x, x});
    expect_zero_of_opposites(subtract, {x | kSign, x | kSign});
  }
}

TEST(Sum, of_zeros_of_one_sign_keeps_the_sign) {  // 6.3: x + x has the sign of x even when x is zero
  expect_always(0, add, {0, 0});
  expect_always(kSign, add, {kSign, kSign});
  expect_always(kSign, subtract, {kSign, 0});
  expect_always(0, subtract, {0, kSign});
}

TEST(Sum, with_an_infinity_is_that_infinity) {  // 6.1
  expect_always(kInfinity, add, {kInfinity, kLargest | kSign});
  expect_always(kInfinity, add, {kInfinity, kInfinity});
  expect_always(kInfinity | kSign, subtract, {kOne, kInfinity});
}

TEST(InvalidOperation, is_a_sum_of_opposite_infinities) {  // 7.2 d
  expect_always(kNan, add, {kInfinity, kInfinity | kSign});
  expect_always(kNan, subtract, {kInfinity, kInfinity});
  expect_always(kNan, fused_multiply_add, {kInfinity, kOne, kInfinity | kSign});
}

TEST(InvalidOperation, is_zero_times_infinity) {  // 7.2 b, c
  expect_always(kNan, multiply, {0, kInfinity});
  expect_always(kNan, multiply, {kInfinity | kSign, 0});
  expect_always(kNan, fused_multiply_add, {0, kInfinity, kOne});
  expect_always(kNan, fused_multiply_add, {kInfinity, 0, kNan});
}

TEST(InvalidOperation, is_zero_by_zero_and_infinity_by_infinity) {  // 7.2 e
  expect_always(kNan, divide, {0, 0});
  expect_always(kNan, divide, {kSign, 0});
  expect_always(kNan, divide, {kInfinity, kInfinity | kSign});
}

TEST(InvalidOperation, is_the_square_root_of_a_negative_number) {  // 7.2 g
  expect_always(kNan, square_root, {kSmallest | kSign});
  expect_always(kNan, square_root, {kOne | kSign});
  expect_always(kNan, square_root, {kInfinity | kSign});
}

TEST(Nan, in_any_place_makes_the_result_a_quiet_nan_without_sign) {  // 6.2
  constexpr Code kSignalling = kInfinity | 1;
  for (const Code nan : {kNan, kNan | kSign, kSignalling, kSignalling | kSign}) {
    for (const Arithmetic arithmetic : {add, subtract, multiply, divide}) {
      expect_always(kNan, arithmetic, {nan, kOne});
      expect_always(kNan, arithmetic, {kInfinity, nan});
    }
    expect_always(kNan, fused_multiply_add, {nan, kOne, kOne});
    expect_always(kNan, fused_multiply_add, {kOne, nan, kOne});
    expect_always(kNan, fused_multiply_add, {kOne, kOne, nan});
    expect_always(kNan, square_root, {nan});
  }
}

TEST(SquareRoot, of_minus_zero_is_minus_zero_of_infinity_infinity_and_of_four_two) {  // 6.1, 6.3
  expect_always(kSign, square_root, {kSign});
  expect_always(0, square_root, {0});
  expect_always(kInfinity, square_root, {kInfinity});
  expect_always(kTwo, square_root, {kFour});
}

TEST(DivisionByZero, gives_the_infinity_with_the_sign_of_both_operands) {  // 7.3
  expect_always(kInfinity, divide, {kOne, 0});
  expect_always(kInfinity | kSign, divide, {kOne, kSign});
  expect_always(kInfinity | kSign, divide, {kSmallest | kSign, 0});
  expect_always(kInfinity, divide, {kLargest | kSign, kSign});
  expect_always(kInfinity | kSign, divide, {kInfinity, kSign});
}

TEST(Quotient, by_infinity_is_a_zero_with_the_sign_of_both_operands) {
  expect_always(0, divide, {kOne, kInfinity});
  expect_always(kSign, divide, {kLargest, kInfinity | kSign});
}

TEST(Operands, of_a_difference_and_a_quotient_are_taken_in_order) {
  expect_always(kOne, subtract, {kThree, kTwo});
  expect_always(kTwo, divide, {kFour, kTwo});
}

TEST(FusedMultiplyAdd, multiplies_the_first_two_operands_and_adds_the_third) {
  expect_always(0x4900, fused_multiply_add, {kTwo, kThree, kFour});  // 10
}

TEST(FusedMultiplyAdd, of_a_product_that_cancels_is_a_zero_of_opposites) {  // 6.3
  expect_zero_of_opposites(fused_multiply_add, {kTwo, kTwo, kFour | kSign});
  expect_zero_of_opposites(fused_multiply_add, {kTwo, kTwo | kSign, kFour});
  expect_zero_of_opposites(fused_multiply_add, {0, kOne, kSign});
  expect_always(kSign, fused_multiply_add, {0, kOne | kSign, kSign});
}

TEST(FusedMultiplyAdd, keeps_what_the_rounded_product_loses) {
  // (1 + 2^-10)^2 - (1 + 2^-9) = 2^-20
  expect_always(0x0010, fused_multiply_add, {0x3C01, 0x3C01, 0x3C02 | kSign});
  EXPECT_EQ(half(multiply, {0x3C01, 0x3C01}), 0x3C02u);
}

TEST(FusedMultiplyAdd, does_not_overflow_where_only_the_product_would) {
  expect_always(kLargest, fused_multiply_add, {kLargest, kTwo, kLargest | kSign});
}

TEST(TinyResult, that_rounds_to_zero_keeps_the_sign_of_the_exact_result) {  // 6.3
  EXPECT_EQ(half(multiply, {kSmallest, kSmallest | kSign}), kSign);
  EXPECT_EQ(half(multiply, {kSmallest, kSmallest | kSign}, toward_positive), kSign);
  EXPECT_EQ(half(fused_multiply_add, {kSmallest, kSmallest | kSign, kSign}, toward_zero), kSign);
  EXPECT_EQ(half(multiply, {kSmallest, kSmallest}, toward_negative), 0u);
}

// Found by a search over small significands: the product is 2^-11 - 2^-31. The exact sum lies below the midpoint of
// two float16; float32 rounds it to that midpoint, and the tie then goes to the even neighbour above.
TEST(FusedMultiplyAdd, of_float16_rounded_through_float32_differs) {
  const std::vector<Code> codes{0x3C01, 0x0FFE, 0x3C01};
  const Datum sum = exactly(kFloat16, fused_multiply_add, codes, ties_to_even);
  const Profile& ieee = *profile_called("ieee");
  const Code in_float32 = encode(kFloat32, sum, ties_to_even, ieee).code;
  EXPECT_EQ(in_float32, 0x3F803000u);
  EXPECT_EQ(convert(kFloat32, kFloat16, in_float32, ties_to_even, ieee).code, 0x3C02u);
  EXPECT_EQ(encode(kFloat16, sum, ties_to_even, ieee).code, 0x3C01u);
}

TEST(ReservedOperand, gives_a_reserved_result) {
  for (const ArithmeticRow& row : kArithmetic) {
    std::vector<Code> codes(static_cast<std::size_t>(row.operands), 0x38);
    codes.back() = 0x80;
    EXPECT_EQ(exactly(kUe4m3, row.arithmetic, codes, ties_to_even).cls, DatumClass::reserved) << row.name;
  }
}

}  // namespace
}  // namespace halfulp
