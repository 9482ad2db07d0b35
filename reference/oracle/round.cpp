#include "oracle/round.h"

#include <stdexcept>

#include "oracle/real.h"
#include "value/decode.h"

namespace halfulp {
namespace {

/// P3109 4.7.4: eta in [0, 1) is how far the number has come from lower to upper.
Real fraction_between(const Real& x, const Real& lower, const Real& upper) {
  Real gap;
  Real fraction;
  mpfr_sub(gap.get(), upper.get(), lower.get(), MPFR_RNDN);        // exact
  mpfr_sub(fraction.get(), x.get(), lower.get(), MPFR_RNDN);       // exact
  mpfr_div(fraction.get(), fraction.get(), gap.get(), MPFR_RNDN);  // exact: the gap is a power of two
  return fraction;
}

/// The three stochastic rules, word for word (P3109 4.7.4 RoundAway).
bool stochastic_rounds_away(const Real& fraction, Rounding rounding, Draw draw) {
  Real scaled;
  const bool is_b = rounding == Rounding::stochastic_b;
  mpfr_mul_2ui(scaled.get(), fraction.get(), static_cast<unsigned long>(draw.bits) + (is_b ? 1 : 0), MPFR_RNDN);
  if (rounding == Rounding::stochastic_c) {
    mpfr_roundeven(scaled.get(), scaled.get());
  } else {
    mpfr_floor(scaled.get(), scaled.get());
  }
  const std::uint64_t kept = mpfr_get_uj(scaled.get(), MPFR_RNDZ);
  return is_b ? kept + 2 * draw.random + 1 >= std::uint64_t{2} << draw.bits
              : kept + draw.random >= std::uint64_t{1} << draw.bits;
}

/// Whether an inexact number goes to the code `larger` (of larger magnitude) rather than `smaller`.
bool rounds_away(Position position, Code smaller, Rounding rounding, bool negative) {
  switch (rounding) {
    case Rounding::ties_to_even:
      return position == Position::above_midpoint || (position == Position::at_midpoint && smaller % 2 != 0);
    case Rounding::ties_to_away:
      return position >= Position::at_midpoint;
    case Rounding::toward_positive:
      return !negative;
    case Rounding::toward_negative:
      return negative;
    case Rounding::to_odd:
      return smaller % 2 == 0;
    case Rounding::toward_zero:
    case Rounding::stochastic_a:
    case Rounding::stochastic_b:
    case Rounding::stochastic_c:
      return false;
  }
  return false;
}

}  // namespace

bool rounds_away_on_overflow(Rounding rounding, bool negative) {
  switch (rounding) {
    case Rounding::toward_zero:
    case Rounding::to_odd:
      return false;  // docs/decisions/to-odd-overflow.md
    case Rounding::toward_positive:
      return !negative;
    case Rounding::toward_negative:
      return negative;
    default:
      return true;
  }
}

Code round_magnitude(const FormatSpec& format, const Datum& datum, Rounding rounding, Draw draw) {
  const Neighbours around = enclose(format, datum);
  if (around.position == Position::exact) return around.lower;
  if (is_stochastic(rounding)) {
    const Real fraction = fraction_between(Real(datum), Real(decode_magnitude(format, around.lower)),
                                           Real(decode_magnitude(format, around.upper)));
    return stochastic_rounds_away(fraction, rounding, draw) ? around.upper : around.lower;
  }
  return rounds_away(around.position, around.lower, rounding, datum.negative) ? around.upper : around.lower;
}

Code round_to_codebook(const FormatSpec& format, const Datum& datum, Rounding rounding) {
  if (is_stochastic(rounding)) throw std::invalid_argument("stochastic rounding is not defined for codebooks");
  const Neighbours around = enclose_in_codebook(format, datum);
  if (around.position == Position::exact) return around.lower;
  // A codebook is ordered by value, the roundings are stated by magnitude: below zero the two change places.
  if (!datum.negative) {
    return rounds_away(around.position, around.lower, rounding, false) ? around.upper : around.lower;
  }
  const Position mirrored = around.position == Position::below_midpoint   ? Position::above_midpoint
                            : around.position == Position::above_midpoint ? Position::below_midpoint
                                                                          : Position::at_midpoint;
  return rounds_away(mirrored, around.upper, rounding, true) ? around.lower : around.upper;
}

}  // namespace halfulp
