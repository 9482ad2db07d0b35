#include "oracle/neighbours.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "oracle/real.h"
#include "value/decode.h"

namespace halfulp {
namespace {

Position locate(const Real& x, const Real& lower, const Real& midpoint) {
  if (compare(x, lower) == 0) return Position::exact;
  const int order = compare(x, midpoint);
  return order < 0 ? Position::below_midpoint : order == 0 ? Position::at_midpoint : Position::above_midpoint;
}

/// The largest n with n * 2^quantum <= x.
std::uint64_t floor_to_quantum(const Real& x, int quantum) {
  Real scaled;
  mpfr_mul_2si(scaled.get(), x.get(), -quantum, MPFR_RNDN);
  mpfr_floor(scaled.get(), scaled.get());
  return static_cast<std::uint64_t>(mpfr_get_uj(scaled.get(), MPFR_RNDZ));
}

}  // namespace

Neighbours enclose(const FormatSpec& format, const Datum& datum) {
  if (datum.cls == DatumClass::zero) return {};
  const int trailing = format.trailing_bits();
  const Real x(datum);
  // The spacing of the format around x: p bits below its leading one, but never finer than the lowest binade.
  const int lowest = format.min_normal_exponent() - trailing;
  const int quantum = std::max(static_cast<int>(mpfr_get_exp(x.get())) - format.p, lowest);
  const std::uint64_t n = floor_to_quantum(x, quantum);
  if (format.low == Low::no_zero && n == 0) return {};

  // Codes count on through all binades: each has 2^(p-1) of them, and the leading bit of n carries into the field.
  const Code lower =
      (static_cast<Code>(quantum - lowest) << trailing) + n - (format.low == Low::no_zero ? Code{1} << trailing : 0);
  Real at_lower;
  Real midpoint;
  at_lower.assign(n, quantum);
  midpoint.assign(2 * n + 1, quantum - 1);
  return {lower, lower + 1, locate(x, at_lower, midpoint)};
}

Neighbours enclose_in_codebook(const FormatSpec& format, const Datum& datum) {
  // Codes in value order, one per distinct value: of +0 and -0 the one with the datum's sign.
  std::vector<Code> order;
  for (Code code = 0; code < format.codebook.size(); ++code) {
    const float value = format.codebook[code];
    const bool has_twin = value == 0 && std::ranges::count(format.codebook, 0.0f) > 1;
    if (!has_twin || std::signbit(value) == datum.negative) order.push_back(code);
  }
  std::ranges::sort(order, {}, [&](Code code) { return format.codebook[code]; });

  Real x(datum);
  if (datum.negative) mpfr_neg(x.get(), x.get(), MPFR_RNDN);
  const auto value_of = [&](Code code) {
    Real value;
    mpfr_set_flt(value.get(), format.codebook[code], MPFR_RNDN);
    return value;
  };
  const auto above = std::ranges::find_if(order, [&](Code code) { return compare(value_of(code), x) > 0; });
  if (above == order.begin()) return {order.front(), order.front(), Position::exact};
  const Code lower = *std::prev(above);
  if (above == order.end()) return {lower, lower, Position::exact};
  Real midpoint;
  mpfr_add(midpoint.get(), value_of(lower).get(), value_of(*above).get(), MPFR_RNDN);
  mpfr_div_2ui(midpoint.get(), midpoint.get(), 1, MPFR_RNDN);
  return {lower, *above, locate(x, value_of(lower), midpoint)};
}

}  // namespace halfulp
