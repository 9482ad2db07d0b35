// What the standards leave open, as rows: how a conversion treats overflow, infinities, NaNs, signs and zeros.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace halfulp {

/// A finite value whose rounded magnitude exceeds the largest finite value.
enum class FiniteOverflow : std::uint8_t {
  by_direction,  ///< Rounding away from zero: infinity, else NaN, else the maximum; otherwise the maximum (IEEE
                 ///< 754-2019 7.4).
  saturate,      ///< The maximum.
  p3109_none,    ///< P3109 v4.0 4.7.5 SatNone.
};

/// Which magnitude is compared with the maximum.
enum class OverflowTest : std::uint8_t {
  rounded,    ///< The value after rounding with unbounded exponent (IEEE 754-2019 7.4, P3109 4.7.3).
  unrounded,  ///< The value itself: anything above the maximum has overflowed.
};

enum class InfinityIn : std::uint8_t {
  propagate,              ///< Infinity, else NaN, else the maximum.
  saturate,               ///< The maximum.
  saturate_except_fnuz,   ///< The maximum; NaN where NaN is the code of -0 (ONNX Cast, saturate=1).
  infinity_else_maximum,  ///< Infinity, else the maximum (P3109 SatPropagate, SatNone).
};

/// A NaN into a format that has NaN.
enum class NanIn : std::uint8_t {
  any,                 ///< Any NaN code will do.
  any_keep_sign,       ///< Any NaN code with the input's sign.
  canonical,           ///< Quiet bit alone, the input's sign.
  canonical_positive,  ///< Quiet bit alone, sign 0.
  ones,                ///< All trailing bits set, the input's sign.
  ones_positive,       ///< All trailing bits set, sign 0.
  payload_quiet,       ///< Leading payload bits and sign kept, quiet bit set.
  payload_raw,  ///< Leading payload bits and sign kept, quiet bit as in the input; the lowest bit if nothing is left.
};

/// A NaN into a format without NaN.
enum class NanlessIn : std::uint8_t {
  unspecified,       ///< No result is asked for: any code is accepted, and counted apart.
  maximum_positive,  ///< +maximum (CUDA, ONNX).
  opposite_zero,     ///< NaN gives -0, -NaN gives +0 (ml_dtypes).
};

/// A value that is negative after rounding, into a format without sign.
enum class NegativeIn : std::uint8_t {
  nan,         ///< NaN.
  minimum,     ///< The smallest value: zero, or the smallest power of two where there is no zero.
  magnitude,   ///< The sign is ignored.
  p3109_none,  ///< Zero under toward_zero and toward_positive, otherwise NaN (P3109 4.7.5).
};

/// Zero into a format without zero.
enum class ZeroIn : std::uint8_t { nan, minimum };

struct Profile {
  std::string_view name;
  FiniteOverflow finite_overflow = FiniteOverflow::by_direction;
  OverflowTest overflow_test = OverflowTest::rounded;
  InfinityIn infinity = InfinityIn::propagate;
  NanIn nan = NanIn::any;
  NanlessIn nanless = NanlessIn::unspecified;
  NegativeIn negative = NegativeIn::nan;
  ZeroIn zero = ZeroIn::nan;
  std::string_view rule;  ///< Where the behaviour is stated or was observed.
};

/// Every profile, in listing order.
std::span<const Profile> profiles();

/// The profile called `name`, or nullptr.
const Profile* profile_called(std::string_view name);

}  // namespace halfulp
