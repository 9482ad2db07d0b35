// The kinds of operands reach what they are named for.
#include "arithmetic_operands.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "agreement.h"
#include "rational_arithmetic.h"

namespace halfulp::rational {
namespace {

constexpr int kDraws = 2000;

/// What became of the results of many draws.
struct Seen {
  int ties = 0;
  int beside_ties = 0;  ///< Within 2^-p ulp of a midpoint, and not on it.
  int exact = 0;
  int subnormal = 0;
  int largest = 0;  ///< Between the two largest values or above the largest.
  int cancelled = 0;
};

class OperandsOf : public testing::TestWithParam<const char*> {
 protected:
  Seen draw(Arithmetic arithmetic, OperandKind kind) const {
    Operands operands(arithmetic, format_, format_, 1);
    Seen seen;
    for (int i = 0; i < kDraws; ++i) {
      std::array<Number, 3> numbers;
      std::ranges::transform(operands.draw(kind), numbers.begin(), [&](Code code) { return format_.decode(code); });
      const auto taken = static_cast<std::size_t>(row_of(arithmetic).operands);
      count(arithmetic, calculate(arithmetic, std::span(numbers).first(taken)), seen);
    }
    return seen;
  }

 private:
  void count(Arithmetic arithmetic, const Outcome& outcome, Seen& seen) const {
    if (outcome.cancels) ++seen.cancelled;
    if (outcome.number.cls != DatumClass::finite) return;
    const Place place = place_of(arithmetic, outcome.number, format_);
    if (place.lower >= format_.largest() - 1) ++seen.largest;
    if (place.lower > format_.largest()) return;
    if (place.is_exact) ++seen.exact;
    if (place.lower < Code{1} << format_.spec().trailing_bits()) ++seen.subnormal;
    const mpq_class ulp = format_.value(place.lower + 1) - format_.value(place.lower);
    const mpq_class distance = abs(outcome.number.magnitude - format_.value(place.lower) - ulp / 2);
    if (distance == 0) ++seen.ties;
    if (distance != 0 && distance <= ulp * power_of_two(-format_.spec().p)) ++seen.beside_ties;
  }

  const Magnitudes format_{format_called(GetParam())};
};

TEST_P(OperandsOf, sums_and_differences_meet_ties_where_exponents_are_near_or_apart) {
  for (const Arithmetic arithmetic : {Arithmetic::add, Arithmetic::subtract}) {
    EXPECT_GT(draw(arithmetic, OperandKind::exponents_near).ties, kDraws / 100);
    const Seen apart = draw(arithmetic, OperandKind::exponents_apart);
    EXPECT_GT(apart.ties, kDraws / 50);
    EXPECT_GT(apart.beside_ties, kDraws / 50);
  }
}

TEST_P(OperandsOf, products_and_fused_sums_of_hard_significands_are_ties_or_lie_beside_them) {
  const Seen products = draw(Arithmetic::multiply, OperandKind::significands_hard);
  EXPECT_GT(products.ties, kDraws / 20);
  EXPECT_GT(products.beside_ties, kDraws / 20);
  EXPECT_GT(draw(Arithmetic::fused_multiply_add, OperandKind::significands_hard).beside_ties, kDraws / 50);
}

TEST_P(OperandsOf, quotients_of_hard_significands_lie_beside_ties) {
  EXPECT_GT(draw(Arithmetic::divide, OperandKind::significands_hard).beside_ties, kDraws / 20);
}

TEST_P(OperandsOf, every_operation_has_subnormal_results_and_ones_around_the_largest) {
  for (const ArithmeticRow& row : kArithmetic) {
    if (row.arithmetic == Arithmetic::square_root) continue;
    EXPECT_GT(draw(row.arithmetic, OperandKind::results_subnormal).subnormal, kDraws / 20) << row.name;
    EXPECT_GT(draw(row.arithmetic, OperandKind::results_overflow).largest, kDraws / 20) << row.name;
  }
}

TEST_P(OperandsOf, sums_differences_and_fused_sums_cancel) {
  EXPECT_GT(draw(Arithmetic::add, OperandKind::results_cancel).cancelled, kDraws / 10);
  EXPECT_GT(draw(Arithmetic::subtract, OperandKind::results_cancel).cancelled, kDraws / 10);
  EXPECT_GT(draw(Arithmetic::fused_multiply_add, OperandKind::results_cancel).exact, kDraws / 10);
}

INSTANTIATE_TEST_SUITE_P(Formats, OperandsOf, testing::Values("float16", "bfloat16"),
                         [](const auto& tested) { return std::string(tested.param); });

}  // namespace
}  // namespace halfulp::rational
