// Decodes a code of any binary format, exactly.
#pragma once

#include "cpu/layout.h"
#include "cpu/number.h"

namespace halfulp::cpu {

/// What a code stands for. A code that sets a reserved bit is a NaN.
constexpr Number decode_number(const Layout& layout, Code code) {
  if (code == (Code{1} << (layout.k - 1)) && layout.nan == Nan::negative_zero) return {Kind::nan};
  if (layout.sign == Sign::reserved_zero && code > layout.magnitude_mask()) return {Kind::nan};
  const Code magnitude = code & layout.magnitude_mask();
  const bool negative = (code & layout.sign_mask()) != 0;
  if (magnitude > layout.max_finite_code()) {
    return {layout.has_infinity() && magnitude == layout.infinity_code() ? Kind::infinity : Kind::nan, negative};
  }
  const int trailing = layout.p - 1;
  const int field = static_cast<int>(magnitude >> trailing);
  const Code hidden = Code{1} << trailing;
  const Code fraction = magnitude & (hidden - 1);
  if (field == 0 && layout.has_zero()) {
    return fraction == 0 ? Number{Kind::zero, negative}
                         : Number{Kind::finite, negative, fraction, layout.quantum_exponent()};
  }
  return {Kind::finite, negative, fraction | hidden, field - layout.bias - trailing};
}

/// The value of `code` as a `Float`; NaN is quiet, with the code's sign. Requires is_exact_in<Float>(layout).
template <class Float = float>
constexpr Float decode(const Layout& layout, Code code) {
  return float_from<Float>(decode_number(layout, code));
}

/// Whether every value of the format is a value of `Float`.
template <class Float>
constexpr bool is_exact_in(const Layout& layout) {
  using F = Fields<Float>;
  return layout.p <= F::kTrailing + 1 && layout.quantum_exponent() >= 1 - F::kBias - F::kTrailing &&
         layout.max_exponent() <= F::kBias;
}

}  // namespace halfulp::cpu
