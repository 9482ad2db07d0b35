#include "block/arithmetic.h"

#include <mpfr.h>

#include <bit>
#include <initializer_list>

#include "format/elements.h"
#include "oracle/arithmetic.h"
#include "oracle/encode.h"
#include "oracle/word_number.h"
#include "value/decode.h"

namespace halfulp {
namespace {

Datum zero(bool negative) { return {.cls = DatumClass::zero, .negative = negative}; }

Datum exactly(Arithmetic arithmetic, std::initializer_list<Datum> operands) {
  return compute(arithmetic, {operands.begin(), operands.size()}, Rounding::ties_to_even);
}

}  // namespace

Datum datum_of(float number) { return decode(kFloat32, std::bit_cast<std::uint32_t>(number)); }

int compare(const Datum& a, const Datum& b) {
  const int order = mpfr_cmp(WordNumber(a).get(), WordNumber(b).get());
  return (order > 0) - (order < 0);
}

int floor_log2(const Datum& datum) { return static_cast<int>(std::bit_width(datum.significand)) - 1 + datum.exponent; }

int ceil_log2(const Datum& datum) { return floor_log2(datum) + (std::has_single_bit(datum.significand) ? 0 : 1); }

std::uint64_t floor_of(const Datum& datum) {
  if (datum.negative || datum.cls != DatumClass::finite) return 0;
  return mpfr_get_ui(WordNumber(datum).get(), MPFR_RNDZ);
}

Datum divide_exactly(const Datum& a, const Datum& b) { return exactly(Arithmetic::divide, {a, b}); }

Datum mean_magnitude(const std::vector<Datum>& values) {
  constexpr mpfr_prec_t kExact = 512;  // 2^-149 to 2^128 and 2^64 summands
  mpfr_t sum;
  mpfr_init2(sum, kExact);
  mpfr_set_zero(sum, 1);
  for (const Datum& value : values) mpfr_add(sum, sum, WordNumber(magnitude_of(value)).get(), MPFR_RNDN);
  WordNumber mean;
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
  if (exact.cls == DatumClass::nan) return kQuietNan;
  return flush(decode(kFloat32, encode(kFloat32, exact, Rounding::ties_to_even, ieee).code));
}

Datum Float32::multiply(const Datum& a, const Datum& b) const {
  return round(exactly(Arithmetic::multiply, {flush(a), flush(b)}));
}

Datum Float32::divide(const Datum& a, const Datum& b) const { return round(divide_exactly(flush(a), flush(b))); }

Datum Float32::add(const Datum& a, const Datum& b) const {
  return round(exactly(Arithmetic::add, {flush(a), flush(b)}));
}

Datum Float32::subtract(const Datum& a, const Datum& b) const {
  return round(exactly(Arithmetic::subtract, {flush(a), flush(b)}));
}

Datum Float32::multiply_add(const Datum& a, const Datum& b, const Datum& c) const {
  return round(exactly(Arithmetic::fused_multiply_add, {flush(a), flush(b), flush(c)}));
}

}  // namespace halfulp
