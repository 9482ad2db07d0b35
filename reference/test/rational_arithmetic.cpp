#include "rational_arithmetic.h"

#include <algorithm>

namespace halfulp::rational {
namespace {

bool is_nan(const Number& x) { return x.cls == DatumClass::nan; }
bool is_infinite(const Number& x) { return x.cls == DatumClass::infinity; }
bool is_zero(const Number& x) { return x.cls == DatumClass::zero; }

/// 6.2: an invalid operation, and one with a NaN operand, gives a quiet NaN.
Number quiet_nan() { return {DatumClass::nan, false, {}, std::uint64_t{1} << 51}; }
Number infinity(bool negative) { return {DatumClass::infinity, negative, {}, 0}; }
Number zero(bool negative) { return {DatumClass::zero, negative, {}, 0}; }
Number finite(bool negative, mpq_class magnitude) { return {DatumClass::finite, negative, std::move(magnitude), 0}; }

Number negated(Number x) {
  x.negative = !x.negative;
  return x;
}

mpq_class signed_value(const Number& x) { return x.negative ? mpq_class(-x.magnitude) : x.magnitude; }

Outcome add(const Number& a, const Number& b) {
  if (is_nan(a) || is_nan(b)) return {quiet_nan()};
  if (is_infinite(a) && is_infinite(b)) return {a.negative == b.negative ? a : quiet_nan()};  // 6.1, 7.2 d
  if (is_infinite(a)) return {a};
  if (is_infinite(b)) return {b};
  if (is_zero(a) && is_zero(b)) return a.negative == b.negative ? Outcome{a} : Outcome{zero(false), true};  // 6.3
  if (is_zero(a)) return {b};
  if (is_zero(b)) return {a};
  const mpq_class sum = signed_value(a) + signed_value(b);
  if (sum == 0) return {zero(false), true};
  return {finite(sum < 0, abs(sum))};
}

/// 6.3: the sign of a product or quotient is the exclusive or of the operands' signs.
Number multiply(const Number& a, const Number& b) {
  const bool negative = a.negative != b.negative;
  if (is_nan(a) || is_nan(b)) return quiet_nan();
  if (is_infinite(a) || is_infinite(b)) return is_zero(a) || is_zero(b) ? quiet_nan() : infinity(negative);  // 7.2 b
  if (is_zero(a) || is_zero(b)) return zero(negative);
  return finite(negative, a.magnitude * b.magnitude);
}

Number divide(const Number& a, const Number& b) {
  const bool negative = a.negative != b.negative;
  if (is_nan(a) || is_nan(b)) return quiet_nan();
  if ((is_infinite(a) && is_infinite(b)) || (is_zero(a) && is_zero(b))) return quiet_nan();  // 7.2 e
  if (is_infinite(a) || is_zero(b)) return infinity(negative);                               // 6.1, 7.3
  if (is_infinite(b) || is_zero(a)) return zero(negative);
  return finite(negative, a.magnitude / b.magnitude);
}

Number square_root(const Number& x) {
  if (is_nan(x) || is_zero(x)) return is_nan(x) ? quiet_nan() : x;  // 6.3: the root of -0 is -0
  return x.negative ? quiet_nan() : x;                              // 7.2 g
}

/// The number of magnitude codes up to the one after the largest whose squares are not above `radicand`.
Code count_squares_up_to(const mpq_class& radicand, const Magnitudes& to) {
  Code below = 0;
  Code above = to.largest() + 2;
  while (below < above) {
    const Code middle = below + (above - below) / 2;
    const mpq_class root = to.value(middle);
    if (root * root <= radicand) {
      below = middle + 1;
    } else {
      above = middle;
    }
  }
  return below;
}

Place place_of_root(const mpq_class& radicand, const Magnitudes& to) {
  const Code count = count_squares_up_to(radicand, to);
  if (count == 0) return {.is_below_all = true};
  const Code lower = count - 1;
  const mpq_class value = to.value(lower);
  const mpq_class midpoint = (value + to.value(lower + 1)) / 2;
  return {.lower = lower, .is_exact = value * value == radicand, .order = cmp(radicand, midpoint * midpoint)};
}

}  // namespace

Outcome calculate(Arithmetic arithmetic, std::span<const Number> x) {
  if (std::ranges::any_of(x, [](const Number& operand) { return operand.cls == DatumClass::reserved; })) {
    return {{.cls = DatumClass::reserved}};
  }
  switch (arithmetic) {
    case Arithmetic::add:
      return add(x[0], x[1]);
    case Arithmetic::subtract:
      return add(x[0], negated(x[1]));
    case Arithmetic::multiply:
      return {multiply(x[0], x[1])};
    case Arithmetic::divide:
      return {divide(x[0], x[1])};
    case Arithmetic::fused_multiply_add:
      return add(multiply(x[0], x[1]), x[2]);
    case Arithmetic::square_root:
      return {square_root(x[0])};
  }
  return {};
}

Number outcome_under(Rounding rounding, const Outcome& outcome) {
  return outcome.cancels ? zero(rounding == Rounding::toward_negative) : outcome.number;
}

Place place_of(Arithmetic arithmetic, const Number& number, const Magnitudes& to) {
  if (number.cls != DatumClass::finite) return {};
  return arithmetic == Arithmetic::square_root ? place_of_root(number.magnitude, to) : to.place(number.magnitude);
}

}  // namespace halfulp::rational
