// An MPFR number of 64 bits: room for any datum, and for the leading bits of a result.
#pragma once

#include <mpfr.h>

#include "value/datum.h"

namespace halfulp {

/// The significand lives inside the object (MPFR's custom interface), since the oracle makes a handful of these per
/// case.
class WordNumber {
 public:
  static constexpr mpfr_prec_t kPrecision = 64;

  /// NaN.
  WordNumber() { mpfr_custom_init_set(value_, MPFR_NAN_KIND, 0, kPrecision, &limb_); }
  /// The datum with its sign, exactly; what is no number and no infinity is NaN.
  explicit WordNumber(const Datum& datum);
  WordNumber(const WordNumber&) = delete;
  WordNumber& operator=(const WordNumber&) = delete;

  mpfr_ptr get() { return value_; }
  mpfr_srcptr get() const { return value_; }

  /// The datum of a result, given what the operation towards zero returned: if it cut anything off, the last bit is set
  /// (rounding to odd), so that any later rounding to at most 62 bits sees what the exact result would show it
  /// (Boldo and Melquiond 2008, theorem 2). NaN is quiet and without sign.
  Datum datum(int ternary) const;

 private:
  mp_limb_t limb_ = 0;
  mpfr_t value_;
};

static_assert(GMP_NUMB_BITS == WordNumber::kPrecision, "one limb holds the significand");
static_assert(sizeof(unsigned long) == sizeof(std::uint64_t),
              "what MPFR takes an unsigned long for is any significand");

}  // namespace halfulp
