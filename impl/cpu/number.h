// A float or double taken apart into integers, and put together again. Nothing here rounds, so nothing depends on the
// processor's rounding or flush-to-zero modes.
#pragma once

#include <bit>
#include <cstdint>
#include <limits>
#include <type_traits>

namespace halfulp::cpu {

enum class Kind : std::uint8_t { zero, finite, infinity, nan };

/// A finite number is significand * 2^exponent with its sign; the significand is not zero.
struct Number {
  Kind kind = Kind::zero;
  bool negative = false;
  std::uint64_t significand = 0;
  int exponent = 0;
};

/// The fields of binary32 or binary64.
template <class Float>
struct Fields {
  using Bits = std::conditional_t<sizeof(Float) == 4, std::uint32_t, std::uint64_t>;
  static constexpr int kTrailing = std::numeric_limits<Float>::digits - 1;
  static constexpr int kBias = std::numeric_limits<Float>::max_exponent - 1;
  static constexpr int kTopField = 2 * kBias + 1;
  static constexpr Bits kHidden = Bits{1} << kTrailing;
  static constexpr Bits kSign = Bits{1} << (sizeof(Float) * 8 - 1);
  static constexpr Bits kInfinity = static_cast<Bits>(kTopField) << kTrailing;
  static constexpr Bits kQuietNan = kInfinity | (kHidden >> 1);
};

/// Takes binary32 or binary64 apart, exactly.
template <class Float>
constexpr Number number_from(Float x) {
  using F = Fields<Float>;
  const auto bits = std::bit_cast<typename F::Bits>(x);
  const bool negative = (bits & F::kSign) != 0;
  const auto trailing = bits & (F::kHidden - 1);
  const int field = static_cast<int>((bits & ~F::kSign) >> F::kTrailing);
  if (field == F::kTopField) return {trailing == 0 ? Kind::infinity : Kind::nan, negative};
  if (field == 0 && trailing == 0) return {Kind::zero, negative};
  const int exponent = (field == 0 ? 1 : field) - F::kBias - F::kTrailing;
  return {Kind::finite, negative, field == 0 ? trailing : trailing | F::kHidden, exponent};
}

/// Puts binary32 or binary64 together. Requires that the value is exact there; NaN becomes the quiet NaN, sign kept.
template <class Float>
constexpr Float float_from(const Number& number) {
  using F = Fields<Float>;
  using Bits = typename F::Bits;
  Bits bits = 0;
  if (number.kind == Kind::infinity) bits = F::kInfinity;
  if (number.kind == Kind::nan) bits = F::kQuietNan;
  if (number.kind == Kind::finite) {
    const int top = static_cast<int>(std::bit_width(number.significand)) - 1;
    const int field = number.exponent + top + F::kBias;
    // In the subnormal range the significand stays at the fixed exponent of field 1.
    const int shift = field > 0 ? F::kTrailing - top : number.exponent - (1 - F::kBias - F::kTrailing);
    const std::uint64_t aligned = shift >= 0 ? number.significand << shift : number.significand >> -shift;
    bits = static_cast<Bits>(aligned & (F::kHidden - 1)) | (static_cast<Bits>(field > 0 ? field : 0) << F::kTrailing);
  }
  return std::bit_cast<Float>(static_cast<Bits>(bits | (number.negative ? F::kSign : 0)));
}

}  // namespace halfulp::cpu
