#include "oracle/encode.h"

#include "oracle/neighbours.h"
#include "oracle/round.h"
#include "value/decode.h"

namespace halfulp {
namespace {

Code with_sign(const FormatSpec& format, Code magnitude, bool negative) {
  return negative ? magnitude | format.sign_mask() : magnitude;
}

/// Quiet bit alone, where the format has one to set.
Code canonical_nan(const FormatSpec& format) {
  switch (format.nan) {
    case Nan::above_infinity:
      return format.infinity_code() | (Code{1} << (format.trailing_bits() - 1));
    case Nan::top_magnitude:
      return format.magnitude_mask();
    case Nan::negative_zero:
      return format.sign_mask();
    case Nan::none:
      break;
  }
  return 0;
}

/// The NaN whose trailing significand is the leading part of the payload; `quiet_bit` is ORed in.
Code payload_nan(const FormatSpec& format, const Datum& datum, Code quiet_bit) {
  if (format.nan != Nan::above_infinity) return canonical_nan(format);
  const Code leading = (datum.significand >> (kPayloadBits - format.trailing_bits())) | quiet_bit;
  // A payload whose leading part is zero would read as infinity: IEEE 754-2019 6.2.3 wants a NaN to stay one.
  return format.infinity_code() | (leading == 0 ? 1 : leading);
}

Expected encode_nan(const FormatSpec& format, const Datum& datum, const Profile& profile) {
  if (!format.has_nan()) {
    switch (profile.nanless) {
      case NanlessIn::unspecified:
        return {0, Match::unspecified};
      case NanlessIn::maximum_positive:
        return {format.max_finite_code()};
      case NanlessIn::opposite_zero:
        return {with_sign(format, 0, !datum.negative)};
    }
  }
  const Code canonical = canonical_nan(format);
  const Code quiet_bit = canonical & ~(format.has_infinity() ? format.infinity_code() : 0);
  const Code ones = format.nan == Nan::negative_zero ? canonical : format.magnitude_mask();
  const bool negative = datum.negative;
  switch (profile.nan) {
    case NanIn::any:
      return {with_sign(format, canonical, negative), Match::any_nan};
    case NanIn::any_keep_sign:
      return {with_sign(format, canonical, negative), Match::signed_nan};
    case NanIn::canonical:
      return {with_sign(format, canonical, negative)};
    case NanIn::canonical_positive:
      return {canonical};
    case NanIn::ones:
      return {with_sign(format, ones, negative)};
    case NanIn::ones_positive:
      return {ones};
    case NanIn::payload_quiet:
      return {with_sign(format, payload_nan(format, datum, quiet_bit), negative)};
    case NanIn::payload_raw:
      return {with_sign(format, payload_nan(format, datum, 0), negative)};
  }
  return {};
}

/// A NaN that stands for a number beyond the range, or the maximum where the format has no NaN. The profile's rule for
/// NaN operands says nothing of it: the sign is the number's.
Expected nan_or_maximum(const FormatSpec& format, bool negative, const Profile& profile) {
  if (!format.has_nan()) return {with_sign(format, format.max_finite_code(), negative)};
  return {with_sign(format, canonical_nan(format), negative), profile.nan == NanIn::any             ? Match::any_nan
                                                              : profile.nan == NanIn::any_keep_sign ? Match::signed_nan
                                                                                                    : Match::exact};
}

Expected infinity_or_nan_or_maximum(const FormatSpec& format, bool negative, const Profile& profile) {
  if (format.has_infinity()) return {with_sign(format, format.infinity_code(), negative)};
  return nan_or_maximum(format, negative, profile);
}

Expected infinity_or_maximum(const FormatSpec& format, bool negative) {
  return {with_sign(format, format.has_infinity() ? format.infinity_code() : format.max_finite_code(), negative)};
}

/// A value below zero, infinite or not, into a format that has no sign.
Expected encode_below_zero(const FormatSpec& format, const Datum& datum, Rounding rounding, const Profile& profile) {
  switch (profile.negative) {
    case NegativeIn::nan:
      return nan_or_maximum(format, true, profile);
    case NegativeIn::p3109_none:  // P3109 4.7.5: SatNone, X < M_lo
      return datum.cls == DatumClass::finite &&
                     (rounding == Rounding::toward_zero || rounding == Rounding::toward_positive)
                 ? Expected{0}
                 : nan_or_maximum(format, true, profile);
    case NegativeIn::minimum:
    case NegativeIn::magnitude:
      return {0};
  }
  return {};
}

Expected encode_infinity(const FormatSpec& format, bool negative, const Profile& profile) {
  const Expected maximum{with_sign(format, format.max_finite_code(), negative)};
  switch (profile.infinity) {
    case InfinityIn::propagate:
      return infinity_or_nan_or_maximum(format, negative, profile);
    case InfinityIn::saturate:
      return maximum;
    case InfinityIn::saturate_except_fnuz:
      return format.nan == Nan::negative_zero ? nan_or_maximum(format, negative, profile) : maximum;
    case InfinityIn::infinity_else_maximum:
      return infinity_or_maximum(format, negative);
  }
  return {};
}

Expected encode_overflow(const FormatSpec& format, bool negative, Rounding rounding, const Profile& profile) {
  const Expected maximum{with_sign(format, format.max_finite_code(), negative)};
  switch (profile.finite_overflow) {
    case FiniteOverflow::saturate:
      return maximum;
    case FiniteOverflow::by_direction:
      return rounds_away_on_overflow(rounding, negative) ? infinity_or_nan_or_maximum(format, negative, profile)
                                                         : maximum;
    case FiniteOverflow::p3109_none: {
      // P3109 v4.0 4.7.5: the signed formats round to odd by the parity of codes, and infinity's is odd.
      const bool keeps_maximum =
          rounding == Rounding::to_odd ? format.sign == Sign::absent : !rounds_away_on_overflow(rounding, negative);
      return keeps_maximum ? maximum : infinity_or_maximum(format, negative);
    }
  }
  return {};
}

/// Whether |datum| lies above the largest finite value.
bool exceeds_maximum(const FormatSpec& format, const Datum& datum) {
  const Neighbours around = enclose(format, datum);
  return around.lower > format.max_finite_code() ||
         (around.lower == format.max_finite_code() && around.position != Position::exact);
}

Expected encode_finite(const FormatSpec& format, const Datum& datum, Rounding rounding, const Profile& profile,
                       Draw draw) {
  const Code rounded = round_magnitude(format, datum, rounding, draw);
  const bool is_zero = rounded == 0 && format.has_zero();
  if (is_zero) return {format.has_negative_zero() ? with_sign(format, 0, datum.negative) : 0};
  if (datum.negative && !format.is_signed()) return encode_below_zero(format, datum, rounding, profile);
  const bool overflows = profile.overflow_test == OverflowTest::rounded ? rounded > format.max_finite_code()
                                                                        : exceeds_maximum(format, datum);
  if (overflows) return encode_overflow(format, datum.negative, rounding, profile);
  return {with_sign(format, rounded, datum.negative)};
}

Expected encode_to_codebook(const FormatSpec& format, const Datum& datum, Rounding rounding) {
  if (datum.cls == DatumClass::nan || datum.cls == DatumClass::reserved) return {0, Match::unspecified};
  if (datum.cls != DatumClass::infinity) return {round_to_codebook(format, datum, rounding)};
  // Infinity clamps to the extreme value, as every finite value outside the list does.
  return {round_to_codebook(format,
                            {.cls = DatumClass::finite, .negative = datum.negative, .significand = 1, .exponent = 1024},
                            Rounding::toward_zero)};
}

}  // namespace

Expected encode(const FormatSpec& format, const Datum& datum, Rounding rounding, const Profile& profile, Draw draw) {
  if (format.is_codebook()) return encode_to_codebook(format, datum, rounding);
  Datum operand = datum;
  if (!format.is_signed() && profile.negative == NegativeIn::magnitude && datum.cls != DatumClass::nan) {
    operand.negative = false;
  }
  switch (operand.cls) {
    case DatumClass::nan:
      return encode_nan(format, operand, profile);
    case DatumClass::infinity:
      return operand.negative && !format.is_signed() ? encode_below_zero(format, operand, rounding, profile)
                                                     : encode_infinity(format, operand.negative, profile);
    case DatumClass::zero:
      if (format.has_zero()) return {format.has_negative_zero() ? with_sign(format, 0, operand.negative) : 0};
      return profile.zero == ZeroIn::minimum ? Expected{0} : nan_or_maximum(format, operand.negative, profile);
    case DatumClass::finite:
      return encode_finite(format, operand, rounding, profile, draw);
    case DatumClass::reserved:
      return {0, Match::unspecified};
  }
  return {};
}

bool satisfies(const FormatSpec& format, const Expected& expected, Code actual) {
  switch (expected.match) {
    case Match::exact:
      return actual == expected.code;
    case Match::any_nan:
      return is_defined(format, actual) && is_nan(format, actual);
    case Match::signed_nan:
      return is_defined(format, actual) && is_nan(format, actual) &&
             ((actual ^ expected.code) & format.sign_mask()) == 0;
    case Match::unspecified:
      return is_defined(format, actual);
  }
  return false;
}

Expected convert(const FormatSpec& from, const FormatSpec& to, Code code, Rounding rounding, const Profile& profile,
                 Draw draw) {
  return encode(to, decode(from, code), rounding, profile, draw);
}

}  // namespace halfulp
