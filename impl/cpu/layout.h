// The facts of one binary format, enough to encode and decode it. Magnitude codes count up from zero in value
// order: finite values, then an infinity if there is one, then the NaNs.
#pragma once

#include <cstdint>

namespace halfulp::cpu {

/// How the top bit of a code is used.
enum class Sign : std::uint8_t { sign_magnitude, absent, reserved_zero };
/// Which codes are NaN: none, all above infinity, the largest magnitude, or the code that would be -0.
enum class Nan : std::uint8_t { none, above_infinity, top_magnitude, negative_zero };
/// Whether the code below the NaNs is an infinity.
enum class Inf : std::uint8_t { none, below_nan };
/// What exponent field zero means: zero and subnormals, or an ordinary binade of a format without zero.
enum class Low : std::uint8_t { subnormal, no_zero };

/// The right-aligned bits of one datum.
using Code = std::uint32_t;

/// A binary format of at most 32 bits.
struct Layout {
  int k = 0;     ///< Width in bits.
  int p = 0;     ///< Precision in bits, the leading bit counted.
  int bias = 0;  ///< Exponent bias.
  Sign sign = Sign::sign_magnitude;
  Nan nan = Nan::none;
  Inf inf = Inf::none;
  Low low = Low::subnormal;

  constexpr bool is_signed() const { return sign == Sign::sign_magnitude; }
  constexpr bool has_nan() const { return nan != Nan::none; }
  constexpr bool has_infinity() const { return inf != Inf::none; }
  constexpr bool has_zero() const { return low != Low::no_zero; }
  constexpr bool has_negative_zero() const { return is_signed() && has_zero() && nan != Nan::negative_zero; }

  constexpr int magnitude_bits() const { return sign == Sign::absent ? k : k - 1; }
  constexpr Code magnitude_mask() const { return (Code{1} << (magnitude_bits() - 1) << 1) - 1; }
  constexpr Code sign_mask() const { return is_signed() ? Code{1} << (k - 1) : 0; }

  /// How many magnitude codes at the top are NaN.
  constexpr Code nan_magnitudes() const {
    if (nan == Nan::above_infinity) return (Code{1} << (p - 1)) - 1;
    return nan == Nan::top_magnitude ? 1 : 0;
  }
  /// The magnitude code of infinity. Requires has_infinity().
  constexpr Code infinity_code() const { return magnitude_mask() - nan_magnitudes(); }
  /// The magnitude code of the largest finite value.
  constexpr Code max_finite_code() const { return infinity_code() - (has_infinity() ? 1 : 0); }

  /// The quiet NaN with this sign; formats with one NaN, or without a sign, have one answer. Requires has_nan().
  constexpr Code nan_code(bool negative) const {
    if (nan == Nan::negative_zero) return Code{1} << (k - 1);
    const Code magnitude =
        nan == Nan::top_magnitude ? magnitude_mask() : infinity_code() | (p >= 2 ? Code{1} << (p - 2) : 0);
    return magnitude | (negative ? sign_mask() : 0);
  }

  /// The exponent of the smallest value with a full significand.
  constexpr int min_exponent() const { return has_zero() ? 1 - bias : -bias; }
  /// The exponent of the unit in the last place at and below min_exponent().
  constexpr int quantum_exponent() const { return min_exponent() - (p - 1); }
  /// The exponent of the largest finite value.
  constexpr int max_exponent() const { return static_cast<int>(max_finite_code() >> (p - 1)) - bias; }
};

}  // namespace halfulp::cpu
