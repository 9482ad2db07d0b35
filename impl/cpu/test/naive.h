// A second opinion on encoding: real values as doubles, neighbours found among all of the format's values. Slow, and
// right as long as every value, and the sum of any two neighbours, is a double.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "cpu/layout.h"
#include "cpu/rounding.h"

namespace halfulp::cpu::test {

/// The value of a magnitude code, also of codes beyond the finite ones.
inline double naive_value(const Layout& layout, Code code) {
  const int trailing = layout.p - 1;
  const int field = static_cast<int>(code >> trailing);
  const double fraction = std::ldexp(static_cast<double>(code & ((1u << trailing) - 1)), -trailing);
  if (field == 0 && layout.low == Low::subnormal) return std::ldexp(fraction, 1 - layout.bias);
  return std::ldexp(1 + fraction, field - layout.bias);
}

/// What an encoder may answer: a code, any NaN of the format, or anything.
struct Expected {
  enum class What { code, any_nan, anything } what;
  Code code = 0;
};

inline bool is_naive_nan(const Layout& layout, Code code) {
  const Code sign = layout.sign == Sign::sign_magnitude ? 1u << (layout.k - 1) : 0;
  if (layout.nan == Nan::negative_zero) return code == sign;
  const Code top = layout.sign == Sign::absent ? (1u << layout.k) - 1 : (1u << (layout.k - 1)) - 1;
  const Code nans = layout.nan == Nan::above_infinity ? (1u << (layout.p - 1)) - 1 : layout.nan == Nan::none ? 0 : 1;
  return (code & ~sign) > top - nans && (code & ~sign) <= top;
}

class NaiveEncoder {
 public:
  explicit NaiveEncoder(const Layout& layout) : layout_(layout) {
    // One value more than the finite ones: what overflow is measured against.
    for (Code code = 0; code <= layout.max_finite_code() + 1; ++code) values_.push_back(naive_value(layout, code));
  }

  Expected encode(double x, Rounding rounding, const Policy& policy) const {
    const bool negative = std::signbit(x);
    if (std::isnan(x)) return nan();
    if (x == 0 && layout_.low == Low::no_zero) return policy.zero == ZeroIn::nan ? nan() : plain(0);
    if (x == 0) return plain(negative && keeps_sign_of_zero() ? sign() : 0);
    const Code rounded = std::isinf(x) ? 0 : round(std::fabs(x), negative, rounding);
    if (negative && layout_.sign != Sign::sign_magnitude) {
      if (!std::isinf(x) && rounded == 0 && layout_.low == Low::subnormal) return plain(0);
      if (policy.negative == NegativeIn::minimum) return plain(0);
      const bool truncates = rounding == Rounding::toward_zero || rounding == Rounding::toward_positive;
      return policy.negative == NegativeIn::p3109_none && !std::isinf(x) && truncates ? plain(0) : nan();
    }
    const Code maximum = layout_.max_finite_code();
    if (std::isinf(x)) {
      if (policy.infinity == InfinityIn::saturate) return signed_code(maximum, negative);
      if (layout_.inf == Inf::below_nan) return signed_code(maximum + 1, negative);
      return policy.infinity == InfinityIn::propagate && layout_.nan != Nan::none ? nan()
                                                                                  : signed_code(maximum, negative);
    }
    return rounded > maximum ? overflow(negative, rounding, policy) : signed_code(rounded, negative);
  }

 private:
  static Expected plain(Code code) { return {Expected::What::code, code}; }
  Expected nan() const { return {layout_.nan == Nan::none ? Expected::What::anything : Expected::What::any_nan, 0}; }
  Code sign() const { return layout_.sign == Sign::sign_magnitude ? 1u << (layout_.k - 1) : 0; }
  bool keeps_sign_of_zero() const { return layout_.nan != Nan::negative_zero; }

  Expected signed_code(Code magnitude, bool negative) const {
    const bool is_zero = magnitude == 0 && layout_.low == Low::subnormal;
    return plain(negative && (!is_zero || keeps_sign_of_zero()) ? magnitude | sign() : magnitude);
  }

  Code round(double x, bool negative, Rounding rounding) const {
    if (x < values_.front()) return 0;
    if (x >= values_.back()) return layout_.max_finite_code() + 1;
    const auto above = std::upper_bound(values_.begin(), values_.end(), x);
    const Code lower = static_cast<Code>(above - values_.begin()) - 1, upper = lower + 1;
    if (values_[lower] == x) return lower;
    const double twice_middle = values_[lower] + values_[upper];
    switch (rounding) {
      case Rounding::ties_to_even:
        return 2 * x < twice_middle ? lower : 2 * x > twice_middle ? upper : lower % 2 == 0 ? lower : upper;
      case Rounding::ties_to_away:
        return 2 * x < twice_middle ? lower : upper;
      case Rounding::toward_zero:
        return lower;
      case Rounding::toward_positive:
        return negative ? lower : upper;
      case Rounding::toward_negative:
        return negative ? upper : lower;
      case Rounding::to_odd:
        return lower % 2 == 1 ? lower : upper;
    }
    return lower;
  }

  Expected overflow(bool negative, Rounding rounding, const Policy& policy) const {
    const Code maximum = layout_.max_finite_code();
    const bool has_infinity = layout_.inf == Inf::below_nan;
    const bool up = rounding == Rounding::toward_positive, down = rounding == Rounding::toward_negative;
    if (policy.overflow == Overflow::p3109_none && has_infinity) {
      const bool clamps = rounding == Rounding::toward_zero || (down && !negative) || (up && negative) ||
                          (rounding == Rounding::to_odd && layout_.sign != Sign::sign_magnitude);
      return signed_code(clamps ? maximum : maximum + 1, negative);
    }
    const bool away = rounding == Rounding::ties_to_even || rounding == Rounding::ties_to_away || (up && !negative) ||
                      (down && negative);
    if (policy.overflow != Overflow::by_direction || !away) return signed_code(maximum, negative);
    if (has_infinity) return signed_code(maximum + 1, negative);
    return layout_.nan != Nan::none ? nan() : signed_code(maximum, negative);
  }

  Layout layout_;
  std::vector<double> values_;
};

/// Whether `code` is what was expected, said as a test result.
inline testing::AssertionResult agrees(const Layout& layout, const Expected& expected, Code code) {
  if (expected.what == Expected::What::anything) return testing::AssertionSuccess();
  const bool good = expected.what == Expected::What::any_nan ? is_naive_nan(layout, code) : code == expected.code;
  if (good) return testing::AssertionSuccess();
  return testing::AssertionFailure() << "code 0x" << std::hex << code << ", expected "
                                     << (expected.what == Expected::What::any_nan ? "a NaN, not this or 0x" : "0x")
                                     << expected.code;
}

}  // namespace halfulp::cpu::test
