// Formats in exact rationals (GMP): the second oracle's values and neighbours, written apart from value/ and oracle/.
// Only the rows themselves are shared with the first oracle.
#pragma once

#include <gmpxx.h>

#include <cstdint>
#include <vector>

#include "format/format_spec.h"
#include "value/datum.h"

namespace halfulp::rational {

/// What a code stands for.
struct Number {
  DatumClass cls = DatumClass::zero;
  bool negative = false;
  mpq_class magnitude{};      ///< finite only: |x| > 0.
  std::uint64_t payload = 0;  ///< nan only: the trailing significand, left-aligned in 52 bits.
};

/// Where a magnitude lies among a format's magnitudes, which are taken to go on above the largest finite one.
struct Place {
  Code lower = 0;             ///< Code of the largest magnitude not above it; at most one more than the largest finite.
  bool is_exact = false;      ///< The magnitude is that value.
  bool is_below_all = false;  ///< Only without zero: it is smaller than the smallest value.
  int order = 0;              ///< -1, 0, 1: below, at, above the midpoint to the next magnitude.
};

/// The magnitudes of a binary format: listed one by one up to 19 bits, found by arithmetic above.
class Magnitudes {
 public:
  explicit Magnitudes(const FormatSpec& spec);

  const FormatSpec& spec() const { return spec_; }
  Number decode(Code code) const;
  Place place(const mpq_class& magnitude) const;

  Code largest() const { return largest_; }       ///< Code of the largest finite magnitude.
  Code infinity() const { return largest_ + 1; }  ///< Requires an infinity.
  Code top() const { return top_; }               ///< All magnitude bits set.
  mpq_class value(Code magnitude) const;          ///< Value of a magnitude code, also beyond the largest.

 private:
  Place place_in_list(const mpq_class& magnitude) const;
  Place place_by_arithmetic(const mpq_class& magnitude) const;

  FormatSpec spec_;
  Code top_ = 0;
  Code largest_ = 0;
  std::vector<mpq_class> values_;     ///< [largest_ + 2], ascending; empty for wide formats.
  std::vector<mpq_class> midpoints_;  ///< [largest_ + 1], between neighbours of values_.
};

/// 2^exponent.
mpq_class power_of_two(int exponent);

}  // namespace halfulp::rational
