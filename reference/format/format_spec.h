// One row describes one element format completely; everything else is derived from it.
// Magnitude codes count upwards from zero in value order. From the top downwards stand
// the NaNs, then infinity, then the finite values:
//     0 ... max_finite_code | infinity | NaN ...
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace halfulp {

/// How the top bit of a code is used.
enum class Sign : std::uint8_t {
  sign_magnitude,  ///< The top bit is the sign.
  absent,          ///< All k bits are magnitude.
  reserved_zero,   ///< The top bit must be 0; codes that set it are reserved.
};

/// Which codes are NaN.
enum class Nan : std::uint8_t {
  none,
  above_infinity,  ///< Exponent field all ones, trailing significand not zero (IEEE 754-2019 3.4).
  top_magnitude,   ///< The one largest magnitude code (per sign).
  negative_zero,   ///< The code that would otherwise be -0, and no other.
};

/// Whether the code below the NaNs is an infinity.
enum class Inf : std::uint8_t { none, below_nan };

/// What exponent field zero means.
enum class Low : std::uint8_t {
  subnormal,  ///< Zero and subnormals.
  no_zero,    ///< An ordinary binade: the format has neither zero nor subnormals.
};

/// The right-aligned bits of one datum.
using Code = std::uint64_t;

/// A format as its standard states it: a binary format by its parameters, a codebook by its values.
struct FormatSpec {
  std::string_view name = {};     ///< Canonical name.
  std::string_view aliases = {};  ///< Space-separated names accepted on input.
  int k = 0;                      ///< Width in bits, 2 to 64.
  int p = 0;                      ///< Precision in bits, the leading significand bit counted.
  int bias = 0;                   ///< Exponent bias.
  Sign sign = Sign::sign_magnitude;
  Nan nan = Nan::none;
  Inf inf = Inf::none;
  Low low = Low::subnormal;
  std::string_view rule = {};            ///< The clause that defines the row.
  std::span<const float> codebook = {};  ///< Codebooks only: [2^k] values in code order.

  constexpr bool is_codebook() const { return !codebook.empty(); }
  constexpr bool is_signed() const { return is_codebook() || sign == Sign::sign_magnitude; }
  constexpr bool has_nan() const { return nan != Nan::none; }
  constexpr bool has_infinity() const { return inf != Inf::none; }
  constexpr bool has_zero() const { return low != Low::no_zero; }

  /// Whether +0 and -0 are two codes.
  constexpr bool has_negative_zero() const {
    return sign == Sign::sign_magnitude && nan != Nan::negative_zero && has_zero();
  }

  constexpr int magnitude_bits() const { return sign == Sign::absent ? k : k - 1; }
  constexpr int trailing_bits() const { return p - 1; }
  constexpr int exponent_bits() const { return magnitude_bits() - trailing_bits(); }

  constexpr Code code_mask() const { return k == 64 ? ~Code{0} : (Code{1} << k) - 1; }
  constexpr Code sign_mask() const { return sign == Sign::sign_magnitude ? Code{1} << (k - 1) : 0; }
  constexpr Code magnitude_mask() const { return (Code{1} << (magnitude_bits() - 1) << 1) - 1; }

  /// How many magnitude codes at the top are NaN.
  constexpr Code nan_magnitudes() const {
    switch (nan) {
      case Nan::above_infinity:
        return (Code{1} << trailing_bits()) - 1;
      case Nan::top_magnitude:
        return 1;
      case Nan::none:
      case Nan::negative_zero:
        return 0;
    }
    return 0;
  }

  /// Magnitude code of infinity. Requires has_infinity().
  constexpr Code infinity_code() const { return magnitude_mask() - nan_magnitudes(); }
  /// Magnitude code of the largest finite value.
  constexpr Code max_finite_code() const { return magnitude_mask() - nan_magnitudes() - (has_infinity() ? 1 : 0); }

  /// Exponent of the unit in the last place of the lowest binade with subnormals: 2^quantum_exponent().
  constexpr int quantum_exponent() const { return 1 - bias - trailing_bits(); }
  /// Smallest normal value is 2^min_normal_exponent().
  constexpr int min_normal_exponent() const { return low == Low::no_zero ? -bias : 1 - bias; }

  /// Bits of the smallest container that holds a code: 8, 16, 32 or 64.
  constexpr int container_bits() const { return k <= 8 ? 8 : k <= 16 ? 16 : k <= 32 ? 32 : 64; }
};

}  // namespace halfulp
