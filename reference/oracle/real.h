// An exact real number held by MPFR. Operations that could round assert that they did not.
#pragma once

#include <mpfr.h>

#include <array>

#include "value/datum.h"

namespace halfulp {

/// An mpfr_t with room for every value the oracle forms: float64 significands and their midpoints. The significand
/// lives inside the object (MPFR's custom interface), since the oracle makes a handful of these per case.
class Real {
 public:
  static constexpr mpfr_prec_t kPrecision = 128;

  Real() { mpfr_custom_init_set(value_, MPFR_ZERO_KIND, 0, kPrecision, limbs_.data()); }
  /// The magnitude of a zero or finite datum.
  explicit Real(const Datum& datum) : Real() { assign(datum.significand, datum.exponent); }
  Real(const Real& other) : Real() { mpfr_set(value_, other.value_, MPFR_RNDN); }
  Real& operator=(const Real& other) {
    mpfr_set(value_, other.value_, MPFR_RNDN);
    return *this;
  }

  /// Becomes significand * 2^exponent, exactly.
  void assign(std::uint64_t significand, int exponent) { mpfr_set_uj_2exp(value_, significand, exponent, MPFR_RNDN); }

  mpfr_ptr get() { return value_; }
  mpfr_srcptr get() const { return value_; }

 private:
  std::array<mp_limb_t, kPrecision / GMP_NUMB_BITS> limbs_{};
  mpfr_t value_;
};

/// -1, 0 or 1 as a < b, a == b or a > b; MPFR decides.
inline int compare(const Real& a, const Real& b) {
  const int order = mpfr_cmp(a.get(), b.get());
  return (order > 0) - (order < 0);
}

}  // namespace halfulp
