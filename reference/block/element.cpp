#include "block/element.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "block/arithmetic.h"
#include "oracle/neighbours.h"
#include "oracle/real.h"
#include "value/decode.h"

namespace halfulp {
namespace {

/// Which of two numbers is greater, a Real against a float32.
int compare(const Real& x, float bound) {
  const int order = mpfr_cmp_d(x.get(), bound);
  return (order > 0) - (order < 0);
}

/// (a + b) / 2, rounded to float32.
float rounded_midpoint(float a, float b) {
  Real sum;
  mpfr_set_flt(sum.get(), a, MPFR_RNDN);
  mpfr_add_d(sum.get(), sum.get(), b, MPFR_RNDN);
  mpfr_div_2ui(sum.get(), sum.get(), 1, MPFR_RNDN);
  return mpfr_get_flt(sum.get(), MPFR_RNDN);
}

/// On which side of (a + b) / 2 a value lies.
int side_of_midpoint(const Real& x, float a, float b) {
  Real sum;
  mpfr_set_flt(sum.get(), a, MPFR_RNDN);
  mpfr_add_d(sum.get(), sum.get(), b, MPFR_RNDN);
  mpfr_div_2ui(sum.get(), sum.get(), 1, MPFR_RNDN);
  return halfulp::compare(x, sum);
}

Real signed_real(const Datum& datum) {
  Real real(datum);
  if (datum.negative) mpfr_neg(real.get(), real.get(), MPFR_RNDN);
  return real;
}

/// Whether a value goes to the greater of two neighbours, given on which side of their bound it lies.
bool goes_up(int side, bool lesser_is_even, const Datum& value, Ties ties) {
  if (side != 0) return side > 0;
  switch (ties) {
    case Ties::to_even:
      return !lesser_is_even;
    case Ties::away:
    case Ties::half_added:
      return !value.negative;
    case Ties::toward_zero:
      return value.negative;
    case Ties::up:
      return true;
    case Ties::down:
      return false;
  }
  return false;
}

/// bitsandbytes FP4: magnitudes against decimal literals; the kernels' own order of codes.
Code by_published_bounds(const BlockRules& rules, const Datum& value) {
  constexpr std::array<float, 7> kBounds{0.00260417f, 0.0859375f, 0.20833333f, 0.29166667f,
                                         0.4166667f,  0.583333f,  0.8333333f};
  constexpr std::array<Code, 8> kCodes{0b000, 0b001, 0b110, 0b111, 0b100, 0b101, 0b010, 0b011};
  std::size_t place = 0;
  for (const float bound : kBounds) {
    const int side = halfulp::compare(magnitude_of(value), datum_of(bound));
    if (side > 0 || (side == 0 && rules.ties == Ties::away)) ++place;
  }
  const bool negative = value.negative && !is_zero(value);
  return kCodes[place] | (negative ? Code{0b1000} : Code{0});
}

}  // namespace

ElementCoder::ElementCoder(const FormatSpec& element, const BlockRules& rules) : element_(&element), rules_(rules) {
  for (Code code = 0; code < element.codebook.size(); ++code) {
    const float value = element.codebook[code];
    if (value == 0 && !std::signbit(value)) code_of_zero_ = code;
    if (value != 0 || !std::signbit(value)) order_.push_back(code);
  }
  std::ranges::sort(order_, {}, [&](Code code) { return element.codebook[code]; });
  for (const Code code : order_) values_.push_back(element.codebook[code]);
  for (std::size_t i = 1; i < values_.size(); ++i) bounds_.push_back(rounded_midpoint(values_[i - 1], values_[i]));
}

Code ElementCoder::in_binary_format(const Datum& value) const {
  const FormatSpec& format = *element_;
  Code magnitude = format.max_finite_code();
  if (value.cls != DatumClass::infinity) {
    const Neighbours around = enclose(format, value);
    const int side = around.position == Position::above_midpoint ? 1
                     : around.position == Position::at_midpoint  ? 0
                                                                 : -1;
    Code chosen = around.lower;
    if (around.position != Position::exact) {
      // The neighbours are magnitudes: below zero the greater one is the lesser value.
      const bool by_value = rules_.ties == Ties::up || rules_.ties == Ties::down;
      Datum seen = value;
      if (!by_value) seen.negative = false;
      const bool up = goes_up(value.negative && by_value ? -side : side, around.lower % 2 == 0, seen, rules_.ties);
      chosen = up != (value.negative && by_value) ? around.upper : around.lower;
    }
    magnitude = std::min(chosen, format.max_finite_code());
  }
  const bool keeps_sign = value.negative && (magnitude != 0 || rules_.negative_zero == NegativeZero::kept);
  return keeps_sign ? magnitude | format.sign_mask() : magnitude;
}

/// Of integers the even ones are even, of all other values those with an even code.
bool ElementCoder::is_even(std::size_t place) const {
  const bool are_integers = std::ranges::all_of(values_, [](float value) { return value == std::trunc(value); });
  return are_integers ? std::fmod(values_[place], 2.0f) == 0 : order_[place] % 2 == 0;
}

Code ElementCoder::in_codebook(const Datum& value) const {
  if (value.cls == DatumClass::infinity) return value.negative ? order_.front() : order_.back();
  const Real x = signed_real(value);
  const auto above = std::ranges::partition_point(values_, [&](float known) { return compare(x, known) >= 0; });
  if (above == values_.begin()) return order_.front();
  const auto lesser = static_cast<std::size_t>(above - values_.begin()) - 1;
  if (above == values_.end() || compare(x, values_[lesser]) == 0) return order_[lesser];
  const int side = rules_.thresholds == Thresholds::midpoints ? side_of_midpoint(x, values_[lesser], *above)
                                                              : compare(x, bounds_[lesser]);
  return order_[goes_up(side, is_even(lesser), value, rules_.ties) ? lesser + 1 : lesser];
}

/// bitsandbytes 8-bit kernels: seven steps from the middle, then the nearer of the last pivot and its bracket.
Code ElementCoder::by_binary_search(const Datum& value) const {
  if (value.cls == DatumClass::infinity) return value.negative ? 0 : element_->code_mask();
  const Real x = signed_real(value);
  const auto at = [&](int code) { return element_->codebook[static_cast<std::size_t>(code)]; };
  int pivot = 127, below = 0, above = 255;
  float lower = -1, upper = 1;
  for (int step = 64; step > 0; step /= 2) {
    if (compare(x, at(pivot)) > 0) {
      below = pivot;
      lower = at(pivot);
      pivot += step;
    } else {
      above = pivot;
      upper = at(pivot);
      pivot -= step;
    }
  }
  if (above == 255) upper = at(above);
  if (below == 0) lower = at(below);
  if (compare(x, at(pivot)) > 0) {
    return static_cast<Code>(compare(x, rounded_midpoint(upper, at(pivot))) > 0 ? above : pivot);
  }
  return static_cast<Code>(compare(x, rounded_midpoint(lower, at(pivot))) < 0 ? below : pivot);
}

/// bitsandbytes 8-bit on the CPU: [-1, 1] in 65535 steps; each has the least code whose upper bound is not below it.
Code ElementCoder::in_bin(std::uint64_t bin) const {
  const Float32 float32(Subnormals::kept);
  const Datum numerator = datum_of(2.0f * static_cast<float>(bin));
  const Real centre = signed_real(float32.add(datum_of(-1), float32.divide(numerator, datum_of(65535))));
  const auto bound = std::ranges::partition_point(bounds_, [&](float known) { return compare(centre, known) > 0; });
  return order_[static_cast<std::size_t>(bound - bounds_.begin())];
}

/// The sum that finds the bin may be contracted to a fused multiply-add or not: both bins are right.
Admissible ElementCoder::by_table(const Datum& value) const {
  const Float32 float32(Subnormals::kept);
  Datum clamped = value;
  if (halfulp::compare(clamped, datum_of(1)) > 0) clamped = datum_of(1);
  if (halfulp::compare(clamped, datum_of(-1)) < 0) clamped = datum_of(-1);
  const Datum half = float32.multiply(float32.add(clamped, datum_of(1)), datum_of(0.5f));
  const Datum apart = float32.add(float32.multiply(half, datum_of(65535)), datum_of(0.5f));
  const Datum fused = float32.multiply_add(half, datum_of(65535), datum_of(0.5f));
  Admissible codes = Admissible::only(in_bin(floor_of(apart)));
  codes.other = in_bin(floor_of(fused));
  return codes;
}

/// GGML: the code of zero and a half are added in float32, the sum is cut off, too large ones are clamped.
Admissible ElementCoder::by_half_added(const Datum& value) const {
  if (!is_number(value)) return Admissible::open();
  const Datum shift = datum_of(static_cast<float>(code_of_zero_) + 0.5f);
  return Admissible::only(std::min<Code>(floor_of(Float32(Subnormals::kept).add(value, shift)), element_->code_mask()));
}

/// The value clamped to what a symmetric range of integers holds.
Datum ElementCoder::clamp_symmetrically(const Datum& value) const {
  Datum bound = datum_of(std::min(-values_.front(), values_.back()));
  if (halfulp::compare(magnitude_of(value), bound) <= 0) return value;
  bound.negative = value.negative;
  return bound;
}

Admissible ElementCoder::code_of_nan() const {
  switch (rules_.nan_element) {
    case NanElement::unspecified:
      return Admissible::open();
    case NanElement::nan:
      if (!element_->has_nan()) return Admissible::open();
      return {element_->magnitude_mask(), element_->magnitude_mask() | element_->sign_mask()};
    case NanElement::code_zero:
      return Admissible::only(0);
    case NanElement::greatest:
      return Admissible::only(element_->is_codebook() ? order_.back() : element_->max_finite_code());
  }
  return Admissible::open();
}

/// The other code of a zero, where there is one.
Code ElementCoder::other_zero(Code code) const {
  for (Code other = 0; other < element_->codebook.size(); ++other) {
    if (other != code && element_->codebook[other] == 0) return other;
  }
  return code;
}

Admissible ElementCoder::in_any_codebook(const Datum& value) const {
  if (rules_.ties == Ties::half_added) return by_half_added(value);
  switch (rules_.thresholds) {
    case Thresholds::published:
      if (element_->k == 4) return Admissible::only(by_published_bounds(rules_, value));
      break;
    case Thresholds::binary_search:
      if (element_->k == 8) return Admissible::only(by_binary_search(value));
      break;
    case Thresholds::table_65536:
      return by_table(value);
    case Thresholds::midpoints:
    case Thresholds::float32_midpoints:
      break;
  }
  const Code code = in_codebook(rules_.integers == IntegerRange::symmetric ? clamp_symmetrically(value) : value);
  const bool is_negative_zero = value.negative && element_->codebook[code] == 0;
  return Admissible::only(is_negative_zero ? other_zero(code) : code);
}

Admissible ElementCoder::code(const Datum& value) const {
  if (value.cls == DatumClass::nan) return code_of_nan();
  const bool is_infinite = value.cls == DatumClass::infinity;
  if (is_infinite && rules_.infinite_element == InfiniteElement::unspecified) return Admissible::open();
  if (!element_->is_codebook()) return Admissible::only(in_binary_format(value));
  Admissible codes = in_any_codebook(value);
  const bool is_any_zero = rules_.zero_sign == ZeroSign::free && !codes.is_open && element_->codebook[codes.code] == 0;
  if (is_any_zero) codes.other = other_zero(codes.code);
  return codes;
}

Admissible ElementCoder::affine_code(const Datum& value, const Datum& zero) const {
  if (!is_number(value) || !is_number(zero)) return Admissible::open();
  const Datum sum = Float32(Subnormals::kept).add(nearest_integer(value), zero);
  return Admissible::only(std::min<Code>(floor_of(sum), element_->code_mask()));
}

Datum nearest_integer(const Datum& value) {
  if (value.cls != DatumClass::finite) return value;
  Real real(value);
  mpfr_roundeven(real.get(), real.get());
  const std::uint64_t rounded = mpfr_get_uj(real.get(), MPFR_RNDZ);
  if (rounded == 0) return {.cls = DatumClass::zero, .negative = value.negative};
  return {.cls = DatumClass::finite, .negative = value.negative, .significand = rounded, .exponent = 0};
}

}  // namespace halfulp
