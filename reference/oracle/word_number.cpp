#include "oracle/word_number.h"

#include "value/decode.h"

namespace halfulp {

WordNumber::WordNumber(const Datum& datum) : WordNumber() {
  switch (datum.cls) {
    case DatumClass::zero:
      mpfr_set_zero(value_, datum.negative ? -1 : 1);
      break;
    case DatumClass::infinity:
      mpfr_set_inf(value_, datum.negative ? -1 : 1);
      break;
    case DatumClass::finite:
      mpfr_set_ui_2exp(value_, datum.significand, datum.exponent, MPFR_RNDZ);  // exact
      mpfr_setsign(value_, value_, datum.negative ? 1 : 0, MPFR_RNDZ);
      break;
    case DatumClass::nan:
    case DatumClass::reserved:
      break;
  }
}

Datum WordNumber::datum(int ternary) const {
  if (mpfr_nan_p(value_) != 0) return kQuietNan;
  const bool negative = mpfr_signbit(value_) != 0;
  if (mpfr_inf_p(value_) != 0) return {.cls = DatumClass::infinity, .negative = negative};
  if (mpfr_zero_p(value_) != 0) return {.cls = DatumClass::zero, .negative = negative};
  return {.cls = DatumClass::finite,
          .negative = negative,
          .significand = limb_ | static_cast<std::uint64_t>(ternary != 0),
          .exponent = static_cast<int>(mpfr_get_exp(value_) - kPrecision)};
}

}  // namespace halfulp
