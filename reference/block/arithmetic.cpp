#include "block/arithmetic.h"

#include <mpfr.h>

#include <algorithm>
#include <bit>

#include "format/elements.h"
#include "oracle/encode.h"
#include "oracle/real.h"
#include "value/decode.h"

namespace halfulp {
namespace {

constexpr Datum kNan{.cls = DatumClass::nan, .negative = false, .significand = std::uint64_t{1} << (kPayloadBits - 1)};

Datum infinity(bool negative) { return {.cls = DatumClass::infinity, .negative = negative}; }
Datum zero(bool negative) { return {.cls = DatumClass::zero, .negative = negative}; }

/// A result of 64 bits: cut off towards zero, the last bit set if anything was cut (rounding to odd), so that any later
/// rounding to at most 62 bits sees what the exact result would show it.
class Cut {
 public:
  Cut() { mpfr_custom_init_set(value_, MPFR_ZERO_KIND, 0, 64, &limb_); }
  Cut(const Cut&) = delete;
  Cut& operator=(const Cut&) = delete;

  mpfr_ptr get() { return value_; }

  /// The datum, given what the operation towards zero returned.
  Datum datum(int ternary) const {
    const bool negative = mpfr_signbit(value_) != 0;
    if (mpfr_zero_p(value_) != 0) return zero(negative);
    return {.cls = DatumClass::finite,
            .negative = negative,
            .significand = limb_ | static_cast<std::uint64_t>(ternary != 0),
            .exponent = static_cast<int>(mpfr_get_exp(value_)) - 64};
  }

 private:
  mp_limb_t limb_ = 0;
  mpfr_t value_;
};

static_assert(GMP_NUMB_BITS == 64, "Cut holds its 64 bits in one limb");

/// The datum with its sign, exactly.
Real signed_real(const Datum& datum) {
  Real real;
  if (datum.cls == DatumClass::finite) real.assign(datum.significand, datum.exponent);
  mpfr_setsign(real.get(), real.get(), datum.negative ? 1 : 0, MPFR_RNDN);
  return real;
}

Datum multiply_exactly(const Datum& a, const Datum& b) {
  const bool negative = a.negative != b.negative;
  if (a.cls == DatumClass::nan || b.cls == DatumClass::nan) return kNan;
  if (a.cls == DatumClass::infinity || b.cls == DatumClass::infinity) {
    return is_zero(a) || is_zero(b) ? kNan : infinity(negative);
  }
  if (is_zero(a) || is_zero(b)) return zero(negative);
  Cut product;
  return product.datum(mpfr_mul(product.get(), signed_real(a).get(), signed_real(b).get(), MPFR_RNDZ));
}

Datum add_exactly(const Datum& a, const Datum& b) {
  if (a.cls == DatumClass::nan || b.cls == DatumClass::nan) return kNan;
  if (a.cls == DatumClass::infinity || b.cls == DatumClass::infinity) {
    if (a.cls == b.cls) return a.negative == b.negative ? a : kNan;
    return a.cls == DatumClass::infinity ? a : b;
  }
  if (is_zero(a) && is_zero(b)) return zero(a.negative && b.negative);
  Cut sum;
  const Datum result = sum.datum(mpfr_add(sum.get(), signed_real(a).get(), signed_real(b).get(), MPFR_RNDZ));
  return is_zero(result) ? zero(false) : result;  // IEEE 754-2019 6.3: a difference of equals is +0
}

Datum negated(Datum datum) {
  datum.negative = !datum.negative;
  return datum;
}

}  // namespace

Datum datum_of(float number) { return decode(kFloat32, std::bit_cast<std::uint32_t>(number)); }

int compare(const Datum& a, const Datum& b) {
  const auto rank = [](const Datum& datum) { return datum.cls != DatumClass::infinity ? 0 : datum.negative ? -1 : 1; };
  if (rank(a) != rank(b)) return rank(a) < rank(b) ? -1 : 1;
  return rank(a) != 0 ? 0 : compare(signed_real(a), signed_real(b));
}

int floor_log2(const Datum& datum) { return static_cast<int>(std::bit_width(datum.significand)) - 1 + datum.exponent; }

int ceil_log2(const Datum& datum) { return floor_log2(datum) + (std::has_single_bit(datum.significand) ? 0 : 1); }

std::uint64_t floor_of(const Datum& datum) {
  if (datum.negative || datum.cls != DatumClass::finite) return 0;
  return mpfr_get_uj(Real(datum).get(), MPFR_RNDZ);
}

Datum divide_exactly(const Datum& a, const Datum& b) {
  const bool negative = a.negative != b.negative;
  if (a.cls == DatumClass::nan || b.cls == DatumClass::nan) return kNan;
  if (a.cls == b.cls && !(a.cls == DatumClass::finite)) return kNan;  // 0/0, infinity/infinity
  if (a.cls == DatumClass::infinity || is_zero(b)) return infinity(negative);
  if (b.cls == DatumClass::infinity || is_zero(a)) return zero(negative);
  Cut quotient;
  return quotient.datum(mpfr_div(quotient.get(), signed_real(a).get(), signed_real(b).get(), MPFR_RNDZ));
}

Datum mean_magnitude(const std::vector<Datum>& values) {
  constexpr mpfr_prec_t kExact = 512;  // 2^-149 to 2^128 and 2^64 summands
  mpfr_t sum;
  mpfr_init2(sum, kExact);
  mpfr_set_zero(sum, 1);
  for (const Datum& value : values) mpfr_add(sum, sum, signed_real(magnitude_of(value)).get(), MPFR_RNDN);
  Cut mean;
  const int ternary = mpfr_div_ui(mean.get(), sum, static_cast<unsigned long>(values.size()), MPFR_RNDZ);
  mpfr_clear(sum);
  return mean.datum(ternary);
}

Datum Float32::flush(const Datum& operand) const {
  if (subnormals_ == Subnormals::kept || operand.cls != DatumClass::finite) return operand;
  return floor_log2(operand) < kFloat32.min_normal_exponent() ? zero(operand.negative) : operand;
}

Datum Float32::round(const Datum& exact) const {
  static const Profile& ieee = *profile_called("ieee");
  if (exact.cls == DatumClass::nan) return kNan;
  return flush(decode(kFloat32, encode(kFloat32, exact, Rounding::ties_to_even, ieee).code));
}

Datum Float32::multiply(const Datum& a, const Datum& b) const { return round(multiply_exactly(flush(a), flush(b))); }

Datum Float32::divide(const Datum& a, const Datum& b) const { return round(divide_exactly(flush(a), flush(b))); }

Datum Float32::add(const Datum& a, const Datum& b) const { return round(add_exactly(flush(a), flush(b))); }

Datum Float32::subtract(const Datum& a, const Datum& b) const { return add(a, negated(b)); }

Datum Float32::multiply_add(const Datum& a, const Datum& b, const Datum& c) const {
  return round(add_exactly(multiply_exactly(flush(a), flush(b)), flush(c)));
}

}  // namespace halfulp
