// The second oracle for arithmetic: the operations on exact rationals, their special cases written down from IEEE
// 754-2019 6.1 to 6.3, 7.2 and 7.3, apart from MPFR.
#pragma once

#include <span>

#include "oracle/arithmetic.h"
#include "oracle/rounding.h"
#include "rational_format.h"

namespace halfulp::rational {

/// What an operation gives before it is rounded.
struct Outcome {
  Number number;         ///< square_root: a finite magnitude is the radicand, since its root need not be rational.
  bool cancels = false;  ///< A sum of opposites: zero, and the rounding decides its sign.
};

/// Does the operation. Requires as many operands as its row says.
Outcome calculate(Arithmetic arithmetic, std::span<const Number> operands);

/// The outcome under a rounding: 6.3 gives a sum of opposites its sign.
Number outcome_under(Rounding rounding, const Outcome& outcome);

/// Where a finite result lies among the magnitudes of `to`; a square root by comparing squares.
Place place_of(Arithmetic arithmetic, const Number& number, const Magnitudes& to);

}  // namespace halfulp::rational
