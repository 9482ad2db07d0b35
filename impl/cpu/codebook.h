// A codebook: a format that is a list of values in code order. Values between two neighbours are rounded to one of
// them; values beyond the list become its ends.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <span>

#include "cpu/layout.h"
#include "cpu/number.h"
#include "cpu/rounding.h"

namespace halfulp::cpu {

class Codebook {
 public:
  /// Requires: 2 to 256 finite values.
  constexpr explicit Codebook(std::span<const float> values) : size_(values.size()) {
    for (std::size_t i = 0; i < size_; ++i) {
      values_[i] = values[i];
      order_[i] = static_cast<std::uint8_t>(i);
    }
    std::sort(order_.begin(), order_.begin() + static_cast<std::ptrdiff_t>(size_), [this](auto a, auto b) {
      const std::int64_t left = rank(values_[a]), right = rank(values_[b]);
      return left != right ? left < right : a < b;
    });
  }

  constexpr std::size_t size() const { return size_; }

  constexpr float decode(Code code) const { return values_[code & (size_ - 1)]; }

  constexpr Code encode(double x, Rounding rounding) const {
    const Number number = number_from(x);
    if (number.kind == Kind::nan) return order_[size_ - 1];  // Choice: NaN becomes the largest value.
    const bool negative_zero = number.kind == Kind::zero && number.negative;
    std::size_t above = 0;  // in sorted order, the first value that is not below x
    for (std::size_t step = std::bit_floor(size_); step != 0; step /= 2) {
      if (above + step <= size_ && is_below(value(above + step - 1), x, negative_zero)) above += step;
    }
    if (above == size_) return order_[size_ - 1];
    if (above == 0 || value(above) == x) return order_[above];
    const std::size_t nearest = chosen(x, rounding, above - 1, above);
    return value(nearest) == 0 ? zero_code(nearest, number.negative) : order_[nearest];
  }

 private:
  /// Orders floats, with -0 below +0.
  static constexpr std::int64_t rank(float x) {
    const auto bits = static_cast<std::int64_t>(std::bit_cast<std::uint32_t>(x));
    return bits < 0x80000000 ? bits : 0x7FFFFFFF - bits;
  }

  static constexpr bool is_below(float value, double x, bool x_is_negative_zero) {
    const bool value_is_negative_zero = std::bit_cast<std::uint32_t>(value) == 0x80000000;
    if (value == 0 && x == 0) return value_is_negative_zero && !x_is_negative_zero;
    return static_cast<double>(value) < x;
  }

  constexpr float value(std::size_t sorted) const { return values_[order_[sorted]]; }

  /// x against the midpoint of a and b: -1, 0 or 1. A rounded sum decides unless it is met exactly, and then its error
  /// term does (Knuth's two-sum).
  static constexpr int against_midpoint(double x, double a, double b) {
    const double sum = a + b;
    const double part = sum - a;
    const double error = (a - (sum - part)) + (b - part);
    if (2 * x != sum) return 2 * x < sum ? -1 : 1;
    return error > 0 ? -1 : error < 0 ? 1 : 0;
  }

  constexpr std::size_t chosen(double x, Rounding rounding, std::size_t lower, std::size_t upper) const {
    switch (rounding) {
      case Rounding::toward_negative:
        return lower;
      case Rounding::toward_positive:
        return upper;
      case Rounding::toward_zero:
        return x > 0 ? lower : upper;
      case Rounding::to_odd:
        return (order_[lower] & 1) != 0 ? lower : upper;
      case Rounding::ties_to_even:
      case Rounding::ties_to_away:
        break;
    }
    const int side = against_midpoint(x, value(lower), value(upper));
    if (side != 0) return side < 0 ? lower : upper;
    if (rounding == Rounding::ties_to_even) return (order_[lower] & 1) == 0 ? lower : upper;
    return x > 0 ? upper : lower;
  }

  /// The zero with the sign of the input, where the list has both.
  constexpr Code zero_code(std::size_t sorted, bool negative) const {
    for (const std::size_t other : {sorted - 1, sorted + 1}) {
      if (other < size_ && value(other) == 0) {
        const std::size_t lower = std::min(sorted, other);
        return order_[negative ? lower : lower + 1];
      }
    }
    return order_[sorted];
  }

  std::size_t size_;
  std::array<float, 256> values_{};
  std::array<std::uint8_t, 256> order_{};
};

}  // namespace halfulp::cpu
