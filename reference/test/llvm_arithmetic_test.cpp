// The third oracle for arithmetic: LLVM's APFloat in its five rounding modes.
#include <gtest/gtest.h>
#include <llvm/ADT/APFloat.h>
#include <llvm/ADT/APInt.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "agreement.h"
#include "arithmetic_operands.h"
#include "llvm_modes.h"
#include "rational_arithmetic.h"
#include "value/decode.h"

namespace halfulp {
namespace {

using llvm::APFloat;
using rational::format_called;
using rational::Magnitudes;
using rational::Number;
using rational::Tally;

constexpr int kDraws = 25000;  // of each kind, for each operation

struct Semantics {
  const char* format;
  const llvm::fltSemantics& (*of)();
};

using Codes = std::span<const Code, 3>;

/// The result of APFloat. Requires three codes, of which the operation takes the first ones.
Code by_llvm(const Semantics& semantics, Arithmetic arithmetic, Codes codes, llvm::RoundingMode mode) {
  const auto bits = static_cast<unsigned>(format_called(semantics.format).k);
  const auto value_of = [&](Code code) { return APFloat(semantics.of(), llvm::APInt(bits, code)); };
  APFloat x = value_of(codes[0]);
  const APFloat y = value_of(codes[1]);
  switch (arithmetic) {
    case Arithmetic::add:
      x.add(y, mode);
      break;
    case Arithmetic::subtract:
      x.subtract(y, mode);
      break;
    case Arithmetic::multiply:
      x.multiply(y, mode);
      break;
    case Arithmetic::divide:
      x.divide(y, mode);
      break;
    case Arithmetic::fused_multiply_add:
      x.fusedMultiplyAdd(y, value_of(codes[2]), mode);
      break;
    case Arithmetic::square_root:
      break;  // APFloat has none
  }
  return x.bitcastToAPInt().getZExtValue();
}

class LlvmArithmetic : public testing::TestWithParam<std::tuple<Semantics, ArithmeticRow>> {
 protected:
  void compare(Codes codes, Tally& tally) const {
    if (is_excluded(codes)) return;
    const auto taken = static_cast<std::size_t>(row_.operands);
    std::array<Datum, 3> datums;
    std::ranges::transform(codes, datums.begin(), [&](Code code) { return decode(format_, code); });
    for (const auto& [rounding, mode] : kModes) {
      const Datum exact = compute(row_.arithmetic, std::span(datums).first(taken), rounding);
      const Expected expected = encode(format_, exact, rounding, *profile_called("ieee"));
      const Code actual = by_llvm(semantics_, row_.arithmetic, codes, mode);
      ++tally.compared;
      if (satisfies(format_, expected, actual)) continue;
      if (tally.different++ == 0) tally.first = describe(codes.first(taken), rounding, expected, actual);
    }
  }

  const Semantics semantics_ = std::get<0>(GetParam());
  const ArithmeticRow row_ = std::get<1>(GetParam());
  const FormatSpec& format_ = format_called(semantics_.format);
  const Magnitudes magnitudes_{format_};

 private:
  /// What LLVM 19 rounds wrongly now and then (LlvmDefect below): a subnormal product less a smaller addend.
  bool is_excluded(Codes codes) const {
    if (row_.arithmetic != Arithmetic::fused_multiply_add) return false;
    const std::array factors{magnitudes_.decode(codes[0]), magnitudes_.decode(codes[1])};
    const Number product = calculate(Arithmetic::multiply, factors).number;
    const Number addend = magnitudes_.decode(codes[2]);
    return product.cls == DatumClass::finite && addend.cls == DatumClass::finite &&
           product.negative != addend.negative && addend.magnitude < product.magnitude &&
           product.magnitude < magnitudes_.value(Code{1} << format_.trailing_bits());
  }

  std::string describe(std::span<const Code> codes, Rounding rounding, const Expected& expected, Code actual) const {
    std::string text = std::string(format_.name) + " " + std::string(row_.name);
    for (const Code code : codes) text += " " + std::to_string(code);
    return text + " " + std::string(name_of(rounding)) + ": code " + std::to_string(expected.code) + ", LLVM " +
           std::to_string(actual);
  }
};

TEST_P(LlvmArithmetic, agrees_on_operands_of_every_kind) {
  rational::Operands operands(row_.arithmetic, magnitudes_, magnitudes_, 19);
  Tally tally;
  for (const rational::OperandKindRow& kind : rational::kOperandKinds) {
    for (int i = 0; i < kDraws; ++i) compare(operands.draw(kind.kind), tally);
  }
  expect_agreement(tally);
}

TEST_P(LlvmArithmetic, agrees_on_edges_however_they_are_combined) {
  const std::vector<Code> edges = rational::edge_codes(format_);
  Tally tally;
  for (const Code a : edges) {
    for (const Code b : edges) {
      for (const Code c : std::span(edges).first(row_.operands == 3 ? edges.size() : 1)) {
        compare(std::array{a, b, c}, tally);
      }
    }
  }
  expect_agreement(tally);
}

INSTANTIATE_TEST_SUITE_P(Formats, LlvmArithmetic,
                         testing::Combine(testing::Values(Semantics{"float16", APFloat::IEEEhalf},
                                                          Semantics{"bfloat16", APFloat::BFloat},
                                                          Semantics{"float8_e5m2", APFloat::Float8E5M2}),
                                          // All but the last row: APFloat has no square root.
                                          testing::ValuesIn(kArithmetic.begin(), kArithmetic.end() - 1)),
                         [](const auto& tested) {
                           return std::string(std::get<0>(tested.param).format) + "_" +
                                  std::string(std::get<1>(tested.param).name);
                         });

// The reason for is_excluded (llvm/llvm-project issues 63895 and 104984): LLVM 19 takes what a subnormal product loses
// for a part of the addend. -35/32 + 1 units of the smallest float8_e5m2 must round to -0. Should a later LLVM repair
// that, this test fails and the exclusion goes.
TEST(LlvmDefect, a_subnormal_product_less_a_smaller_addend_is_rounded_wrongly) {
  const Semantics float8{"float8_e5m2", APFloat::Float8E5M2};
  const std::array<Code, 3> codes{0b1'00001'11, 0b0'01100'01, 0b0'00000'01};
  EXPECT_EQ(by_llvm(float8, Arithmetic::fused_multiply_add, codes, APFloat::rmNearestTiesToAway), 0b1'00000'01u);
}

}  // namespace
}  // namespace halfulp
