#include "block/scale.h"

#include <algorithm>

#include "block/arithmetic.h"
#include "block/element.h"
#include "block/power_scale.h"
#include "format/elements.h"
#include "oracle/encode.h"
#include "oracle/neighbours.h"
#include "value/decode.h"

namespace halfulp {
namespace {

constexpr float kLargestFloat32 = 0x1.fffffep127f;

Datum at_most(const Datum& number, const Datum& bound) {
  return number.cls != DatumClass::nan && compare(number, bound) > 0 ? bound : number;
}

Datum at_least(const Datum& number, const Datum& bound) {
  return number.cls != DatumClass::nan && compare(number, bound) < 0 ? bound : number;
}

/// UE4M3 by one rounding bit: half goes up; from 248 on the largest code; subnormals by adding a half in float32, and
/// never up to 2^-6.
Code ue4m3_by_one_bit(const Datum& number) {
  constexpr FormatSpec format = kUe4m3;
  constexpr Code kFirstNormal = Code{1} << format.trailing_bits();
  if (number.cls == DatumClass::nan || is_zero(number) || number.negative) return 0;
  if (compare(number, datum_of(248)) >= 0) return format.max_finite_code();
  if (compare(number, datum_of(0x1p-6f)) < 0) {
    const Float32 float32(Subnormals::kept);
    const Datum sum = float32.multiply_add(number, datum_of(512), datum_of(0.5f));
    return std::min<Code>(floor_of(sum), kFirstNormal - 1);
  }
  const Neighbours around = enclose(format, number);
  return around.position >= Position::at_midpoint ? around.upper : around.lower;
}

/// GGML iq4_nl: the scale of least squared error for the levels found with the first guess. Sums in order of elements.
Datum least_squares(const FormatSpec& levels, const BlockRules& rules, const Datum& guess,
                    const std::vector<Datum>& values) {
  const Float32 float32(rules.subnormals);
  const ElementCoder coder(levels, rules);
  const Datum inverse = float32.divide(datum_of(1), guess);
  Datum products = datum_of(0), squares = datum_of(0);
  for (const Datum& x : values) {
    const Datum weight = float32.multiply(x, x);
    const Datum level = decode(levels, coder.code(float32.multiply(inverse, x)).code);
    const Datum weighted = float32.multiply(weight, level);
    products = float32.add(products, float32.multiply(weighted, x));
    squares = float32.add(squares, float32.multiply(weighted, level));
  }
  return float32.divide(products, squares);
}

/// The block's scale as a float32 number.
Datum number_scale(const BlockRules& rules, const Statistic& statistic, const Datum& absmax,
                   const std::vector<Datum>& values, const TensorScale& tensor) {
  const Float32 float32(rules.subnormals);
  const Datum limit = datum_of(rules.limit);
  switch (rules.scale) {
    case ScaleRule::absmax:
      return absmax;
    case ScaleRule::absmax_divided:
    case ScaleRule::ue4m3_half_up:
      return float32.divide(absmax, limit);
    case ScaleRule::absmax_reciprocal:
      return float32.multiply(absmax, float32.divide(datum_of(1), limit));
    case ScaleRule::limit_over_absmax:
      return float32.divide(datum_of(1), multiplier_of(rules, absmax));
    case ScaleRule::power_over_limit: {
      const Datum quotient = float32.divide(absmax, limit);
      return quotient.cls == DatumClass::finite ? power_of_two(ceil_log2(quotient)) : quotient;
    }
    case ScaleRule::largest_divided:
    case ScaleRule::least_squares:
      return float32.divide(statistic.largest, limit);
    case ScaleRule::range_divided:
      return float32.divide(float32.subtract(statistic.greatest, statistic.least), limit);
    case ScaleRule::absmean:
      return at_least(float32.round(mean_magnitude(values)), datum_of(rules.floor));
    case ScaleRule::two_level_te: {
      const Datum sixth = float32.divide(datum_of(1), datum_of(6));
      const Datum factor = float32.multiply(tensor.encode, sixth);
      return at_most(float32.multiply(absmax, factor), datum_of(kLargestFloat32));
    }
    case ScaleRule::two_level_torchao: {
      const Datum quotient = float32.divide(float32.divide(absmax, datum_of(6)), tensor.stored);
      return at_most(at_least(quotient, datum_of(0x1p-6f)), datum_of(448));
    }
    default:
      return absmax;
  }
}

bool is_power_rule(ScaleRule rule) { return rule >= ScaleRule::power_floor && rule <= ScaleRule::power_library_log; }

/// A block of E8M0 scale.
BlockScale power_scale(const BlockSpec& spec, const BlockRules& rules, const Datum& absmax) {
  const Code nan = spec.scale->magnitude_mask();
  BlockScale scale;
  if (is_number(absmax)) {
    scale.stored = {power_code(*spec.element, rules, absmax)};
    scale.elements_open = scale.stored.front().is_open;
  } else if (absmax.cls == DatumClass::infinity && rules.infinity == InfiniteBlock::scale_largest) {
    scale.stored = {Admissible::only(spec.scale->max_finite_code())};
  } else {
    scale.stored = {Admissible::only(nan)};
    scale.elements_open = true;
  }
  return scale;
}

/// The range of the values with zero among them; [-1, 1] where all are zero (GPTQ).
BlockScale affine_scale(const BlockSpec& spec, const BlockRules& rules, const Statistic& statistic) {
  const Float32 float32(rules.subnormals);
  Datum least = at_most(statistic.least, datum_of(0)), greatest = at_least(statistic.greatest, datum_of(0));
  if (is_zero(least) && is_zero(greatest)) {
    least = datum_of(-1);
    greatest = datum_of(1);
  }
  BlockScale scale;
  scale.computed = float32.divide(float32.subtract(greatest, least), datum_of(rules.limit));
  Datum below_zero = least;
  below_zero.negative = !is_zero(least) ? !least.negative : false;
  const Datum zero = nearest_integer(float32.divide(below_zero, scale.computed));
  scale.stored = {stored_code(*spec.scale, scale.computed), stored_code(*spec.scale, zero)};
  return scale;
}

}  // namespace

Datum multiplier_of(const BlockRules& rules, const Datum& absmax) {
  const Datum multiplier = Float32(rules.subnormals).divide(datum_of(rules.limit), absmax);
  return rules.scale == ScaleRule::limit_over_absmax ? at_most(multiplier, datum_of(kLargestFloat32)) : multiplier;
}

TensorScale tensor_scale_of(const Datum& absmax, const BlockRules& rules) {
  const Float32 float32(rules.subnormals);
  if (rules.scale == ScaleRule::two_level_torchao) {
    const Datum scale = float32.divide(absmax, datum_of(2688));
    return {scale, scale};
  }
  Datum encode = at_most(float32.divide(datum_of(2688), absmax), datum_of(kLargestFloat32));
  if (is_zero(absmax) || is_zero(encode)) encode = datum_of(1);
  return {float32.divide(datum_of(1), encode), encode};
}

Admissible stored_code(const FormatSpec& format, const Datum& number) {
  static const Profile& ieee = *profile_called("ieee");
  static const Profile& saturating = *profile_called("ocp-sat");
  const Profile& profile = format.has_infinity() ? ieee : saturating;
  if (number.cls == DatumClass::nan) {  // any NaN: signs and payloads of invalid operations are the machine's
    const Code spread = format.nan_magnitudes() / 2;
    const Code positive = format.magnitude_mask() - spread;
    return {.code = positive, .other = positive | format.sign_mask(), .tolerance = spread};
  }
  return Admissible::only(encode(format, number, Rounding::ties_to_even, profile).code);
}

BlockScale scale_of(const BlockSpec& spec, const BlockRules& rules, const Statistic& statistic,
                    const std::vector<Datum>& values, Place place, const TensorScale& tensor) {
  if (is_power_rule(rules.scale)) {
    BlockScale scale = power_scale(spec, rules, statistic.absmax);
    scale.computed = decode(*spec.scale, scale.stored.front().code);
    return scale;
  }
  if (rules.scale == ScaleRule::affine) return affine_scale(spec, rules, statistic);
  constexpr float kLeastSquaresFloor = 1e-15f;  // GGML GROUP_MAX_EPS
  const Float32 float32(rules.subnormals);
  const Datum floored = at_least(statistic.absmax, datum_of(rules.floor));
  BlockScale scale;
  scale.computed = number_scale(rules, statistic, floored, values, tensor);
  switch (rules.scale) {
    case ScaleRule::absmax: {
      // The floor is for dividing; a full block keeps its absmax (bitsandbytes default path).
      const bool keeps = place == Place::full || rules.tail != Tail::quotient;
      scale.stored = {stored_code(*spec.scale, keeps ? statistic.absmax : floored)};
      break;
    }
    case ScaleRule::range_divided:
      scale.stored = {stored_code(*spec.scale, scale.computed), stored_code(*spec.scale, statistic.least)};
      break;
    case ScaleRule::ue4m3_half_up:
      scale.stored = {Admissible::only(ue4m3_by_one_bit(scale.computed))};
      break;
    case ScaleRule::least_squares:
      if (compare(statistic.absmax, datum_of(kLeastSquaresFloor)) < 0) {
        scale.computed = datum_of(0);
        scale.stored = {Admissible::only(0)};
      } else {
        scale.stored = {stored_code(*spec.scale, least_squares(*spec.element, rules, scale.computed, values))};
      }
      break;
    case ScaleRule::absmean:
      scale.stored = {stored_code(*spec.scale, scale.computed)};
      scale.stored.front().tolerance = values.size() + 2;  // a sum in float32, in any order
      break;
    case ScaleRule::power_over_limit: {
      scale.stored = {stored_code(*spec.scale, scale.computed)};
      const Datum quotient = float32.divide(floored, datum_of(rules.limit));
      const bool is_finite = quotient.cls == DatumClass::finite && scale.computed.cls == DatumClass::finite;
      if (is_finite && logarithm_may_be(quotient, floor_log2(quotient))) {
        scale.stored.front().other = stored_code(*spec.scale, power_of_two(floor_log2(quotient))).code;
      }
      break;
    }
    default:
      scale.stored = {stored_code(*spec.scale, scale.computed)};
      break;
  }
  return scale;
}

}  // namespace halfulp
