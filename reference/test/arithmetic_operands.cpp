#include "arithmetic_operands.h"

#include <algorithm>

#include "boundary_codes.h"

namespace halfulp::rational {
namespace {

/// Newton's iteration: an odd number is its own inverse modulo 8, and each step doubles the bits that are right.
Code inverse_modulo_2_64(Code odd) {
  Code inverse = odd;
  for (int bits = 3; bits < 64; bits *= 2) inverse *= 2 - odd * inverse;
  return inverse;
}

}  // namespace

Code Operands::signed_at_random(Code magnitude) { return magnitude | (below(2) == 0 ? 0 : from_.spec().sign_mask()); }

Code Operands::finite_code() { return signed_at_random(1 + below(from_.largest())); }

/// The fractions are those that decide sums: none, the smallest, all ones, or any.
Code Operands::code_with_exponent_field(int field) {
  const int trailing = from_.spec().trailing_bits();
  const Code ones = (Code{1} << trailing) - 1;
  const std::array<Code, 4> fractions{0, 1, ones, below(ones + 1)};
  const auto last = static_cast<int>(from_.largest() >> trailing);
  const auto within = static_cast<Code>(std::clamp(field, 0, last));
  return signed_at_random((within << trailing) | fractions[below(fractions.size())]);
}

/// A number of at least 2^-spread and less than 2^(spread + 1).
Code Operands::code_with_middle_exponent(int spread) {
  return code_with_exponent_field(from_.spec().bias - spread +
                                  static_cast<int>(below(static_cast<Code>(2 * spread + 1))));
}

/// A code next to `value`: the one below its magnitude, the one above, or one further out.
Code Operands::code_near(const mpq_class& value) {
  const Code lower = value == 0 ? 0 : from_.place(abs(value)).lower;
  const Code magnitude = std::min(from_.largest(), lower + below(4) - (lower == 0 ? 0 : 1));
  return magnitude | (value < 0 ? from_.spec().sign_mask() : 0);
}

mpq_class Operands::value(Code code) const {
  const Number number = from_.decode(code);
  return number.negative ? mpq_class(-number.magnitude) : number.magnitude;
}

/// Not zero: any number, or one whose exponent is at most p + 2 from that of `result`.
Code Operands::finite_code_beside(const mpq_class& result) {
  if (result == 0 || below(2) == 0) return finite_code();
  const int p = from_.spec().p;
  const auto field = static_cast<int>(from_.place(abs(result)).lower >> from_.spec().trailing_bits());
  const Code code = code_with_exponent_field(field - p - 2 + static_cast<int>(below(static_cast<Code>(2 * p + 5))));
  return (code & from_.spec().magnitude_mask()) == 0 ? code + 1 : code;
}

/// A value of the target, or the midpoint above it.
mpq_class Operands::target(OperandKind kind) {
  if (kind == OperandKind::results_cancel) return 0;
  const Code subnormals = Code{1} << to_.spec().trailing_bits();
  const Code code = kind == OperandKind::results_overflow    ? to_.largest() - below(2)
                    : kind == OperandKind::results_subnormal ? below(subnormals + 1)
                                                             : below(to_.largest() + 1);
  const mpq_class lower = to_.value(code);
  const mpq_class magnitude = below(2) == 0 ? lower : mpq_class((lower + to_.value(code + 1)) / 2);
  return below(2) == 0 ? magnitude : mpq_class(-magnitude);
}

std::array<Code, 3> Operands::with_exponents(int first_gap, int last_gap) {
  const FormatSpec& spec = from_.spec();
  const auto field_of = [&](Code code) {
    return static_cast<int>((code & spec.magnitude_mask()) >> spec.trailing_bits());
  };
  const int gap =
      (first_gap + static_cast<int>(below(static_cast<Code>(last_gap - first_gap + 1)))) * (below(2) == 0 ? 1 : -1);
  const Code a = finite_code();
  if (arithmetic_ != Arithmetic::fused_multiply_add) return {a, code_with_exponent_field(field_of(a) + gap), 0};
  // The product of two numbers with middle exponents has an exponent that the addend can be apart from.
  const Code b = code_with_middle_exponent(3);
  return {a, b, code_with_exponent_field(field_of(a) + field_of(b) - spec.bias + gap)};
}

/// Solves for one operand, the others being random.
std::array<Code, 3> Operands::with_result_near(const mpq_class& result) {
  const Code a = finite_code_beside(result);
  const Code b = finite_code_beside(result);
  switch (arithmetic_) {
    case Arithmetic::add:
      return {code_near(result - value(b)), b, 0};
    case Arithmetic::subtract:
      return {code_near(result + value(b)), b, 0};
    case Arithmetic::multiply:
      return {code_near(result / value(b)), b, 0};
    case Arithmetic::divide:
      return {code_near(result * value(b)), b, 0};
    case Arithmetic::fused_multiply_add: {
      const Code factor = below(2) == 0 ? b : code_with_middle_exponent(2);
      return {a, factor, code_near(result - value(a) * value(factor))};
    }
    case Arithmetic::square_root:
      return {code_near(result * result), 0, 0};
  }
  return {};
}

/// A significand of p bits whose product with `b` is `d` units of the exact product from a midpoint or a value: modulo
/// 2^s, with s the bits that rounding drops, b's inverse times half of 2^s and d.
Code Operands::hard_multiplicand(Code b) {
  const int p = from_.spec().p;
  const int s = p - static_cast<int>(below(2));
  const Code d = below(3) - 1;
  const Code solution = ((Code{1} << (s - 1)) + d) * inverse_modulo_2_64(b);
  return (solution & ((Code{1} << s) - 1)) | Code{1} << (p - 1);
}

/// A significand x of p bits with x 2^p = m b + d, so that x / b is next to m / 2^p: for odd m of p + 1 bits a
/// midpoint.
Code Operands::hard_dividend(Code b) {
  const int p = from_.spec().p;
  const Code d = below(6) - 3;
  const Code leading = Code{1} << p;
  const Code m = leading | ((Code{0} - d) * inverse_modulo_2_64(b) & (leading - 1));
  const mpz_class x = (mpz_class(m) * b + static_cast<long>(d)) >> static_cast<mp_bitcnt_t>(p);
  return x.get_ui() >= leading ? x.get_ui() / 2 : x.get_ui();
}

/// The addend is far below the product, so that it alone decides where the product is at a midpoint.
std::array<Code, 3> Operands::with_hard_significands() {
  const int trailing = from_.spec().trailing_bits();
  const Code leading = Code{1} << trailing;
  const Code b = leading | below(leading) | 1;
  const auto code_of = [&](Code significand) {
    const Code field = static_cast<Code>(from_.spec().bias) + below(5) - 2;
    return signed_at_random((field << trailing) | (significand & (leading - 1)));
  };
  if (arithmetic_ == Arithmetic::multiply) return {code_of(hard_multiplicand(b)), code_of(b), 0};
  if (arithmetic_ == Arithmetic::divide) return {code_of(hard_dividend(b)), code_of(b), 0};
  if (arithmetic_ != Arithmetic::fused_multiply_add) return with_exponents(0, from_.spec().p + 2);
  return {code_of(hard_multiplicand(b)), code_of(b), signed_at_random(below(4 * leading) >> below(trailing + 2))};
}

std::array<Code, 3> Operands::draw(OperandKind kind) {
  const int p = from_.spec().p;
  switch (kind) {
    case OperandKind::any_codes:
      return {any_code(), any_code(), any_code()};
    case OperandKind::exponents_near:
      return with_exponents(0, p - 2);
    case OperandKind::exponents_apart:
      return with_exponents(p - 1, p + 2);
    case OperandKind::significands_hard:
      return with_hard_significands();
    case OperandKind::results_anywhere:
    case OperandKind::results_subnormal:
    case OperandKind::results_overflow:
    case OperandKind::results_cancel:
      return with_result_near(target(kind));
  }
  return {};
}

std::vector<Code> edge_codes(const FormatSpec& format) {
  const Magnitudes magnitudes(format);
  const Code smallest_normal = Code{1} << format.trailing_bits();
  const Code one = static_cast<Code>(format.bias) << format.trailing_bits();
  std::vector<Code> codes = special_codes(format);
  for (const Code magnitude : {Code{1}, Code{2}, smallest_normal - 1, smallest_normal, smallest_normal + 1, one - 1,
                               one, one + 1, one + smallest_normal, magnitudes.largest() - 1, magnitudes.largest()}) {
    codes.push_back(magnitude);
    codes.push_back(magnitude | format.sign_mask());
  }
  return codes;
}

}  // namespace halfulp::rational
