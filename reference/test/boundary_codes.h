// The source codes at which a conversion can go wrong: around every value and every midpoint of the target.
#pragma once

#include <vector>

#include "rational_format.h"

namespace halfulp::rational {

/// How close to each boundary the codes lie.
struct Closeness {
  int ulps = 2;         ///< Every code up to this many source ulps away.
  int first_power = 8;  ///< x(1 +- 2^-k) for k in [first_power, source precision] ...
  int power_step = 1;   ///< ... in steps of this size.
  Code code_step = 1;   ///< Every how many codes of the target.
};

/// Codes of `from` around the boundaries of `to`, around its maximum by quarter ulps, all powers of two, and the
/// special values, both signs; ascending, without repeats. Requires: `from` is float32 or float64, `to` is listed.
std::vector<Code> boundary_codes(const FormatSpec& from, const Magnitudes& to, const Closeness& closeness);

/// Zeros, infinities and NaNs of every kind, both signs: quiet, signalling, lowest and highest payload bits alone.
std::vector<Code> special_codes(const FormatSpec& from);

}  // namespace halfulp::rational
