#include "oracle/arithmetic.h"

#include <mpfr.h>

#include <algorithm>

#include "value/decode.h"

namespace halfulp {
namespace {

constexpr mpfr_prec_t kBits = 64;

/// An MPFR number of 64 bits: enough for a datum, and for the leading bits of a result.
class Number {
 public:
  Number() { mpfr_init2(value_, kBits); }
  explicit Number(const Datum& datum) : Number() {
    switch (datum.cls) {
      case DatumClass::zero:
        mpfr_set_zero(value_, datum.negative ? -1 : 1);
        break;
      case DatumClass::infinity:
        mpfr_set_inf(value_, datum.negative ? -1 : 1);
        break;
      case DatumClass::finite:
        mpfr_set_uj_2exp(value_, datum.significand, datum.exponent, MPFR_RNDZ);  // exact
        if (datum.negative) mpfr_neg(value_, value_, MPFR_RNDZ);
        break;
      case DatumClass::nan:
      case DatumClass::reserved:
        break;  // a new number is NaN
    }
  }
  ~Number() { mpfr_clear(value_); }
  Number(const Number&) = delete;
  Number& operator=(const Number&) = delete;

  mpfr_ptr get() { return value_; }
  mpfr_srcptr get() const { return value_; }

 private:
  mpfr_t value_;
};

/// Does the operation and returns MPFR's ternary value: zero if the result is exact.
int apply(Arithmetic arithmetic, Number& result, std::span<const Number> x, mpfr_rnd_t direction) {
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

/// A number that is neither zero nor infinite nor NaN, as its 64 bits and their unit.
Datum datum_of(Number& number) {
  const mpfr_exp_t exponent = mpfr_get_exp(number.get());
  const bool negative = mpfr_signbit(number.get()) != 0;
  mpfr_abs(number.get(), number.get(), MPFR_RNDZ);
  mpfr_set_exp(number.get(), kBits);
  return {.cls = DatumClass::finite,
          .negative = negative,
          .significand = mpfr_get_uj(number.get(), MPFR_RNDZ),
          .exponent = static_cast<int>(exponent - kBits)};
}

}  // namespace

Datum compute(Arithmetic arithmetic, std::span<const Datum> operands, Rounding rounding) {
  if (std::ranges::any_of(operands, [](const Datum& x) { return x.cls == DatumClass::reserved; })) {
    return {.cls = DatumClass::reserved};
  }
  const std::array<Datum, 3> none{};
  const auto datum = [&](std::size_t i) -> const Datum& { return i < operands.size() ? operands[i] : none[i]; };
  const std::array<Number, 3> numbers{Number(datum(0)), Number(datum(1)), Number(datum(2))};
  Number result;
  const int ternary = apply(arithmetic, result, numbers, MPFR_RNDZ);
  if (mpfr_nan_p(result.get()) != 0) {
    return {.cls = DatumClass::nan, .significand = std::uint64_t{1} << (kPayloadBits - 1)};
  }
  if (mpfr_inf_p(result.get()) != 0) {
    return {.cls = DatumClass::infinity, .negative = mpfr_signbit(result.get()) != 0};
  }
  if (mpfr_zero_p(result.get()) != 0) {
    if (rounding == Rounding::toward_negative) apply(arithmetic, result, numbers, MPFR_RNDD);  // 6.3: then -0
    return {.cls = DatumClass::zero, .negative = mpfr_signbit(result.get()) != 0};
  }
  Datum exact = datum_of(result);
  if (ternary != 0) exact.significand |= 1;
  return exact;
}

}  // namespace halfulp
