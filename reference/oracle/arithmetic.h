// Arithmetic in low precision: the exact result of an operation, ready to be rounded once.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "oracle/rounding.h"
#include "value/datum.h"

namespace halfulp {

/// The operations of IEEE 754-2019 5.4.1.
enum class Arithmetic : std::uint8_t { add, subtract, multiply, divide, fused_multiply_add, square_root };

struct ArithmeticRow {
  Arithmetic arithmetic;
  std::string_view name;
  int operands;
};

inline constexpr std::array kArithmetic{
    ArithmeticRow{Arithmetic::add, "add", 2},
    ArithmeticRow{Arithmetic::subtract, "subtract", 2},
    ArithmeticRow{Arithmetic::multiply, "multiply", 2},
    ArithmeticRow{Arithmetic::divide, "divide", 2},
    ArithmeticRow{Arithmetic::fused_multiply_add, "fused_multiply_add", 3},
    ArithmeticRow{Arithmetic::square_root, "square_root", 1},
};

constexpr const ArithmeticRow& row_of(Arithmetic arithmetic) {
  return kArithmetic[static_cast<std::size_t>(arithmetic)];
}

/// The result as `encode` takes it: the exact one, or where that has more than 64 bits its leading 64 with the last
/// one set. Rounding that to a precision of at most 62 bits gives what rounding the exact result gives (Boldo and
/// Melquiond 2008, theorem 2); the bits of a stochastic rounding's draw count towards the precision. `rounding` decides
/// the sign of a sum of opposites (IEEE 754-2019 6.3); invalid operations and NaNs give a quiet NaN without sign (6.2,
/// 7.2). A reserved operand gives a reserved result. Requires as many operands as the row says.
Datum compute(Arithmetic arithmetic, std::span<const Datum> operands, Rounding rounding);

}  // namespace halfulp
