#include "block/error_bound.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "value/decode.h"

namespace halfulp {
namespace {

constexpr double kRoundoff = 0x1p-24;      ///< Of a rounding to float32, to nearest.
constexpr double kHalfRoundoff = 0x1p-11;  ///< Of a rounding to float16, to nearest.
constexpr double kLargestFloat16 = 65504;
constexpr double kLeastNormalFloat16 = 0x1p-14;
constexpr double kLargestUe4m3 = 448, kLeastNormalUe4m3 = 0x1p-6;
constexpr double kLargestFloat4 = 6;
constexpr double kFar = 0x1p100;  ///< From 1/kFar to kFar float32 neither overflows nor loses bits on the way.

/// A as a multiple of the scale that values are divided by: all that a scale rule gives, its ends included.
struct Interval {
  double least = 1, greatest = 1;
};

double value_of(const FormatSpec& format, Code code) {
  const Datum datum = decode(format, code);
  const double magnitude = std::ldexp(static_cast<double>(datum.significand), datum.exponent);
  return datum.negative ? -magnitude : magnitude;
}

/// The element's finite values, ascending. The least integer may be left out by the rules; that changes no bound, since
/// the greatest one is no larger and the same is lost on its side.
std::vector<double> values_of(const FormatSpec& element) {
  std::vector<double> values;
  for (Code code = 0; code <= element.code_mask(); ++code) {
    const DatumClass cls = decode(element, code).cls;
    if (cls == DatumClass::zero || cls == DatumClass::finite) values.push_back(value_of(element, code));
  }
  std::ranges::sort(values);
  return values;
}

/// Bits behind the leading one.
int trailing_bits_of(const FormatSpec& element, double largest) {
  return element.is_codebook() ? static_cast<int>(std::logb(largest)) + element.k - 2 : element.trailing_bits();
}

/// A number as a multiple of the nearest UE4M3, which has eight steps to a power of two.
constexpr Interval kRoundedToUe4m3{17.0 / 18, 17.0 / 16};

Interval scaled_absmax(const FormatSpec& element, const BlockRules& rules, double largest) {
  const double power = std::exp2(std::logb(largest));
  const double limit = std::abs(static_cast<double>(rules.limit));
  switch (rules.scale) {
    case ScaleRule::absmax:
      return rules.decode == Decode::product_of_limit ? Interval{limit, limit} : Interval{1, 1};
    case ScaleRule::power_over_limit:
      return {limit / 2, limit};
    case ScaleRule::power_floor:
      return {power, 2 * power};
    case ScaleRule::power_ceil:
      return {power / 2, power};
    case ScaleRule::power_even: {
      const double carry = 2 - std::exp2(-trailing_bits_of(element, largest) - 1);
      return {power * carry / 2, power * carry};
    }
    case ScaleRule::power_round_up:
      return {largest / 2, largest};
    case ScaleRule::power_library_log:
      return {power * (1 - 0x1p-16), 2 * power};  // the logarithm may reach the next integer that much earlier
    case ScaleRule::two_level_te:
    case ScaleRule::two_level_torchao:
      return {kLargestFloat4 * kRoundedToUe4m3.least, kLargestFloat4 * kRoundedToUe4m3.greatest};
    case ScaleRule::ue4m3_half_up:
      return {limit * 248 / kLargestUe4m3, limit * kRoundedToUe4m3.greatest};
    default:
      return {limit, limit};
  }
}

std::string_view why_missing(const BlockSpec& spec, const BlockRules& rules) {
  if (rules.scale == ScaleRule::least_squares) return "the scale minimizes the squared error of all elements together";
  if (rules.scale == ScaleRule::absmean) return "values above the mean magnitude are clamped, however large they are";
  if (spec.tensor == TensorPart::nested) return "the error of a scale goes by the largest of 256 scales";
  if (rules.threshold > 0) return "outliers are left to another format";
  return "";
}

/// Takes over a place if it is worse.
void consider(ErrorBound& bound, double value, double error, const Interval& absmax) {
  const double at = std::max(absmax.least, std::abs(value));
  if (error / at <= bound.relative) return;
  bound.relative = error / at;
  bound.value = value;
  bound.absmax = at;
}

/// The error of the nearest element grows up to every midpoint, and beyond the extreme elements; so does its part of
/// the least A that a value of that magnitude allows.
void find_worst(ErrorBound& bound, const std::vector<double>& values, const Interval& absmax) {
  for (std::size_t i = values.size() - 1; i > 0; --i) {
    const double midpoint = (values[i - 1] + values[i]) / 2;
    if (std::abs(midpoint) <= absmax.greatest) consider(bound, midpoint, (values[i] - values[i - 1]) / 2, absmax);
  }
  for (const double end : {absmax.greatest, -absmax.greatest}) {
    double error = kFar;
    for (const double value : values) error = std::min(error, std::abs(end - value));
    consider(bound, end, error, absmax);
  }
}

/// Between the least and the greatest value of a block, 2 A apart at most, lie `limit` steps.
void divide_range(ErrorBound& bound, const BlockRules& rules) {
  bound.relative = 1 / static_cast<double>(rules.limit);
  bound.absmax = static_cast<double>(rules.limit) / 2;
  bound.value = bound.absmax - 0.5;
}

bool is_range(ScaleRule rule) { return rule == ScaleRule::range_divided || rule == ScaleRule::affine; }

/// Roundings to float32 at most between a value and what comes back, and a reciprocal's ulp.
int roundings(const BlockRules& rules) {
  constexpr int kScale = 4, kDivision = 4, kDecode = 3, kThreshold = 1, kTable = 5;
  return kScale + kDivision + kDecode + (rules.thresholds == Thresholds::table_65536 ? kTable : kThreshold);
}

/// The magnitudes for which the scale's format neither overflows nor loses bits.
void limit_absmax(ErrorBound& bound, const BlockSpec& spec, const BlockRules& rules) {
  bound.least_absmax = std::max(1 / kFar, static_cast<double>(rules.floor));
  bound.greatest_absmax = kFar;
  const double limit = std::abs(static_cast<double>(rules.limit));
  if (spec.scale->name == "float16") {
    bound.least_absmax = limit * kLeastNormalFloat16;
    bound.greatest_absmax = is_range(rules.scale) ? kLargestFloat16 : limit * kLargestFloat16;
  }
  if (rules.scale == ScaleRule::ue4m3_half_up) {
    bound.least_absmax = limit * kLeastNormalUe4m3;
    bound.greatest_absmax = limit * kLargestUe4m3;
  }
  if (spec.tensor == TensorPart::scale) bound.least_share = kLeastNormalUe4m3 / kLargestUe4m3;
}

}  // namespace

ErrorBound error_bound(const BlockSpec& spec, const BlockRules& rules) {
  ErrorBound bound{.missing = why_missing(spec, rules)};
  if (!bound.missing.empty()) return bound;
  const std::vector<double> values = values_of(*spec.element);
  if (is_range(rules.scale)) {
    divide_range(bound, rules);
  } else {
    find_worst(bound, values, scaled_absmax(*spec.element, rules, values.back()));
  }
  if (rules.thresholds == Thresholds::table_65536) bound.relative += 1.0 / 65535;  // half a bin
  // Codes are found with the scale before it is rounded; the minimum is rounded beside it.
  if (spec.scale->name == "float16") bound.relative += is_range(rules.scale) ? 3 * kHalfRoundoff : kHalfRoundoff;
  constexpr double kMostAtOnce = 3;  // as multiples of A: a range of 2 A and a minimum
  bound.rounding = kMostAtOnce * roundings(rules) * kRoundoff;
  limit_absmax(bound, spec, rules);
  return bound;
}

}  // namespace halfulp
