// Operands at which an operation can go wrong, drawn at random. What lies near a tie is found with rationals.
#pragma once

#include <array>
#include <cstdint>
#include <random>
#include <string_view>
#include <vector>

#include "oracle/arithmetic.h"
#include "rational_format.h"

namespace halfulp::rational {

/// What the operands have in common.
enum class OperandKind : std::uint8_t {
  any_codes,
  exponents_near,     ///< Exponents apart by less than p - 1, both signs.
  exponents_apart,    ///< Exponents apart by p - 1 to p + 2: the smaller one is half an ulp of the larger one, or less.
  results_anywhere,   ///< The result lies next to a value or a midpoint.
  results_subnormal,  ///< The same among subnormals, zero included.
  results_overflow,   ///< The same around the largest value.
  results_cancel,     ///< The exact result is zero or a few ulps of an operand.
  significands_hard,  ///< Products and quotients at midpoints or values, or as close to them as any can be.
};

struct OperandKindRow {
  OperandKind kind;
  std::string_view name;
};

inline constexpr std::array kOperandKinds{
    OperandKindRow{OperandKind::any_codes, "any_codes"},
    OperandKindRow{OperandKind::exponents_near, "exponents_near"},
    OperandKindRow{OperandKind::exponents_apart, "exponents_apart"},
    OperandKindRow{OperandKind::results_anywhere, "results_anywhere"},
    OperandKindRow{OperandKind::results_subnormal, "results_subnormal"},
    OperandKindRow{OperandKind::results_overflow, "results_overflow"},
    OperandKindRow{OperandKind::results_cancel, "results_cancel"},
    OperandKindRow{OperandKind::significands_hard, "significands_hard"},
};

/// Draws operands for one operation from one format into another. Requires formats with a sign and zero.
class Operands {
 public:
  Operands(Arithmetic arithmetic, const Magnitudes& from, const Magnitudes& to, std::uint64_t seed)
      : arithmetic_(arithmetic), from_(from), to_(to), random_(seed) {}

  /// Three codes, of which the operation takes the first ones.
  std::array<Code, 3> draw(OperandKind kind);

 private:
  Code below(Code bound) { return random_() % bound; }
  Code any_code() { return random_() & from_.spec().code_mask(); }
  Code signed_at_random(Code magnitude);
  Code finite_code();
  Code finite_code_beside(const mpq_class& result);
  Code code_with_exponent_field(int field);
  Code code_with_middle_exponent(int spread);
  Code code_near(const mpq_class& value);
  mpq_class value(Code code) const;
  mpq_class target(OperandKind kind);
  std::array<Code, 3> with_exponents(int first_gap, int last_gap);
  std::array<Code, 3> with_result_near(const mpq_class& result);
  Code hard_multiplicand(Code b);
  Code hard_dividend(Code b);
  std::array<Code, 3> with_hard_significands();

  Arithmetic arithmetic_;
  const Magnitudes& from_;
  const Magnitudes& to_;
  std::mt19937_64 random_;
};

/// Both zeros, infinities, NaNs, one, and the ends of the subnormal and the normal range with their neighbours.
std::vector<Code> edge_codes(const FormatSpec& format);

}  // namespace halfulp::rational
