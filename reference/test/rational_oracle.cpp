#include "rational_oracle.h"

namespace halfulp::rational {

bool goes_away(Code lower, int order, Rounding rounding, bool negative) {
  const bool lower_is_odd = (lower & 1) != 0;
  if (rounding == Rounding::ties_to_even) return order == 0 ? lower_is_odd : order > 0;
  if (rounding == Rounding::ties_to_away) return order >= 0;
  if (rounding == Rounding::toward_positive) return !negative;
  if (rounding == Rounding::toward_negative) return negative;
  return rounding == Rounding::to_odd && !lower_is_odd;
}

Answer Oracle::signed_code(Code magnitude, bool negative) const {
  const FormatSpec& spec = to_.spec();
  const bool sets_sign = negative && spec.sign == Sign::sign_magnitude;
  return {Accepts::one, magnitude + (sets_sign ? Code{1} << (spec.k - 1) : 0)};
}

Answer Oracle::zero(bool negative) const { return signed_code(0, negative && to_.spec().nan != Nan::negative_zero); }

Answer Oracle::infinity_or_largest(bool negative) const {
  return signed_code(to_.spec().inf == Inf::none ? to_.largest() : to_.infinity(), negative);
}

Answer Oracle::nan(bool negative, std::uint64_t payload, const Profile& profile) const {
  const FormatSpec& spec = to_.spec();
  if (spec.nan == Nan::none) {
    if (profile.nanless == NanlessIn::maximum_positive) return signed_code(to_.largest(), false);
    if (profile.nanless == NanlessIn::opposite_zero) return signed_code(0, !negative);
    return {Accepts::everything};
  }
  if (profile.nan == NanIn::any) return {Accepts::every_nan};
  if (spec.nan == Nan::negative_zero) {
    const Code only = Code{1} << (spec.k - 1);
    if (profile.nan == NanIn::any_keep_sign) return {Accepts::nans_of_one_sign, 0, true};
    return {Accepts::one, only};
  }
  if (profile.nan == NanIn::any_keep_sign) {
    return {Accepts::nans_of_one_sign, 0, negative && spec.sign == Sign::sign_magnitude};
  }
  const bool keeps_sign = profile.nan != NanIn::canonical_positive && profile.nan != NanIn::ones_positive;
  if (spec.nan == Nan::top_magnitude) return signed_code(to_.top(), keeps_sign && negative);
  const int trailing = spec.p - 1;
  const Code quiet = Code{1} << (trailing - 1);
  const Code leading = payload >> (52 - trailing);
  Code fraction = quiet;
  if (profile.nan == NanIn::ones || profile.nan == NanIn::ones_positive) fraction = to_.top() - to_.infinity();
  if (profile.nan == NanIn::payload_quiet) fraction = leading | quiet;
  if (profile.nan == NanIn::payload_raw) fraction = leading == 0 ? 1 : leading;
  return signed_code(to_.infinity() + fraction, keeps_sign && negative);
}

Answer Oracle::produced_nan(bool negative, const Profile& profile) const {
  const FormatSpec& spec = to_.spec();
  if (spec.nan == Nan::none) return signed_code(to_.largest(), negative);
  if (profile.nan == NanIn::any || profile.nan == NanIn::any_keep_sign) return nan(negative, 0, profile);
  if (spec.nan == Nan::negative_zero) return {Accepts::one, Code{1} << (spec.k - 1)};
  if (spec.nan == Nan::top_magnitude) return signed_code(to_.top(), negative);
  return signed_code(to_.infinity() + (Code{1} << (spec.p - 2)), negative);
}

Answer Oracle::overflow(bool negative, Rounding rounding, const Profile& profile) const {
  const Answer largest = signed_code(to_.largest(), negative);
  const bool pulls_back = rounding == Rounding::toward_zero || (rounding == Rounding::toward_negative && !negative) ||
                          (rounding == Rounding::toward_positive && negative);
  const bool is_odd = rounding == Rounding::to_odd;
  if (profile.finite_overflow == FiniteOverflow::saturate) return largest;
  if (profile.finite_overflow == FiniteOverflow::p3109_none) {
    const bool odd_keeps = is_odd && to_.spec().sign == Sign::absent;
    return pulls_back || odd_keeps ? largest : infinity_or_largest(negative);
  }
  if (pulls_back || is_odd) return largest;
  return to_.spec().inf == Inf::none ? produced_nan(negative, profile) : infinity_or_largest(negative);
}

Answer Oracle::negative_unsigned(bool is_infinite, Rounding rounding, const Profile& profile) const {
  if (profile.negative == NegativeIn::minimum) return {Accepts::one, 0};
  const bool rounds_up = rounding == Rounding::toward_zero || rounding == Rounding::toward_positive;
  if (profile.negative == NegativeIn::p3109_none && rounds_up && !is_infinite) return {Accepts::one, 0};
  return produced_nan(true, profile);
}

Answer Oracle::infinity(bool negative, Rounding rounding, const Profile& profile) const {
  if (negative && to_.spec().sign != Sign::sign_magnitude) return negative_unsigned(true, rounding, profile);
  const bool is_fnuz = to_.spec().nan == Nan::negative_zero;
  switch (profile.infinity) {
    case InfinityIn::saturate:
      return signed_code(to_.largest(), negative);
    case InfinityIn::saturate_except_fnuz:
      return is_fnuz ? produced_nan(negative, profile) : signed_code(to_.largest(), negative);
    case InfinityIn::infinity_else_maximum:
      return infinity_or_largest(negative);
    case InfinityIn::propagate:
      break;
  }
  return to_.spec().inf == Inf::none ? produced_nan(negative, profile) : infinity_or_largest(negative);
}

Answer Oracle::finite(const Number& x, const Place& place, Rounding rounding, const Profile& profile) const {
  const FormatSpec& spec = to_.spec();
  Code rounded = 0;
  if (!place.is_below_all) {
    const bool away = !place.is_exact && goes_away(place.lower, place.order, rounding, x.negative);
    rounded = place.lower + (away ? 1 : 0);
    if (rounded == 0 && spec.low == Low::subnormal) return zero(x.negative);
  }
  if (x.negative && spec.sign != Sign::sign_magnitude) return negative_unsigned(false, rounding, profile);
  const bool is_above = place.lower > to_.largest() || (place.lower == to_.largest() && !place.is_exact);
  const bool overflows = profile.overflow_test == OverflowTest::unrounded ? is_above : rounded > to_.largest();
  return overflows ? overflow(x.negative, rounding, profile) : signed_code(rounded, x.negative);
}

Answer Oracle::convert(const Number& x, const Place& place, Rounding rounding, const Profile& profile) const {
  const FormatSpec& spec = to_.spec();
  Number operand{x.cls, x.negative, {}, x.payload};
  if (spec.sign != Sign::sign_magnitude && profile.negative == NegativeIn::magnitude && x.cls != DatumClass::nan) {
    operand.negative = false;
  }
  switch (x.cls) {
    case DatumClass::finite:
      return finite(operand, place, rounding, profile);
    case DatumClass::infinity:
      return infinity(operand.negative, rounding, profile);
    case DatumClass::nan:
      return nan(operand.negative, operand.payload, profile);
    case DatumClass::reserved:
      return {Accepts::everything};
    case DatumClass::zero:
      break;
  }
  if (spec.low == Low::subnormal) return zero(operand.negative);
  return profile.zero == ZeroIn::minimum ? Answer{Accepts::one, 0} : produced_nan(operand.negative, profile);
}

}  // namespace halfulp::rational
