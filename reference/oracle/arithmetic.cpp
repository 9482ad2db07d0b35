#include "oracle/arithmetic.h"

#include <algorithm>

#include "oracle/word_number.h"

namespace halfulp {
namespace {

/// Does the operation and returns MPFR's ternary value: zero if the result is exact.
int apply(Arithmetic arithmetic, WordNumber& result, std::span<const WordNumber> x, mpfr_rnd_t direction) {
  switch (arithmetic) {
    case Arithmetic::add:
      return mpfr_add(result.get(), x[0].get(), x[1].get(), direction);
    case Arithmetic::subtract:
      return mpfr_sub(result.get(), x[0].get(), x[1].get(), direction);
    case Arithmetic::multiply:
      return mpfr_mul(result.get(), x[0].get(), x[1].get(), direction);
    case Arithmetic::divide:
      return mpfr_div(result.get(), x[0].get(), x[1].get(), direction);
    case Arithmetic::fused_multiply_add:
      return mpfr_fma(result.get(), x[0].get(), x[1].get(), x[2].get(), direction);
    case Arithmetic::square_root:
      return mpfr_sqrt(result.get(), x[0].get(), direction);
  }
  return 0;
}

}  // namespace

Datum compute(Arithmetic arithmetic, std::span<const Datum> operands, Rounding rounding) {
  if (std::ranges::any_of(operands, [](const Datum& x) { return x.cls == DatumClass::reserved; })) {
    return {.cls = DatumClass::reserved};
  }
  const auto number = [&](std::size_t i) { return i < operands.size() ? WordNumber(operands[i]) : WordNumber(); };
  const std::array<WordNumber, 3> numbers{number(0), number(1), number(2)};
  WordNumber result;
  const int ternary = apply(arithmetic, result, numbers, MPFR_RNDZ);
  if (mpfr_zero_p(result.get()) != 0 && rounding == Rounding::toward_negative) {
    apply(arithmetic, result, numbers, MPFR_RNDD);  // IEEE 754-2019 6.3: then a sum of opposites is -0
  }
  return result.datum(ternary);
}

}  // namespace halfulp
