// Operations on exact values: in the reals, or with one rounding to float32 as IEEE 754 hardware does.
#pragma once

#include <vector>

#include "block/rules.h"
#include "value/datum.h"

namespace halfulp {

/// The datum of a float32 number.
Datum datum_of(float number);

/// -1, 0 or 1 as a < b, a == b or a > b. Requires neither to be NaN; the zeros are equal.
int compare(const Datum& a, const Datum& b);

/// The datum without its sign.
inline Datum magnitude_of(Datum datum) {
  datum.negative = false;
  return datum;
}

inline bool is_number(const Datum& datum) { return datum.cls == DatumClass::zero || datum.cls == DatumClass::finite; }
inline bool is_zero(const Datum& datum) { return datum.cls == DatumClass::zero; }

/// The greatest k with 2^k <= |datum|. Requires a finite datum.
int floor_log2(const Datum& datum);
/// The least k with |datum| <= 2^k. Requires a finite datum.
int ceil_log2(const Datum& datum);

/// The greatest integer not above a number that is not negative; 0 for all others. Requires less than 2^64.
std::uint64_t floor_of(const Datum& datum);

/// a / b in the reals, cut off to 64 bits as `compute` does: it compares with every number of at most 62 bits as the
/// quotient does. Specials as in IEEE 754-2019 7.2, 7.3.
Datum divide_exactly(const Datum& a, const Datum& b);

/// The mean of magnitudes, cut off as divide_exactly does. Requires at least one and numbers only.
Datum mean_magnitude(const std::vector<Datum>& values);

/// float32, rounding to nearest even. Source: IEEE 754-2019 5.4.1; flushed subnormals: PTX ISA .ftz.
class Float32 {
 public:
  explicit Float32(Subnormals subnormals) : subnormals_(subnormals) {}

  Datum multiply(const Datum& a, const Datum& b) const;
  Datum divide(const Datum& a, const Datum& b) const;
  Datum add(const Datum& a, const Datum& b) const;
  Datum subtract(const Datum& a, const Datum& b) const;
  /// a * b + c with one rounding.
  Datum multiply_add(const Datum& a, const Datum& b, const Datum& c) const;
  /// The value rounded to float32.
  Datum round(const Datum& exact) const;
  /// The operand as an operation sees it.
  Datum flush(const Datum& operand) const;

 private:
  Subnormals subnormals_;
};

}  // namespace halfulp
