// A conversion or an operation of arithmetic, without its operands.
#pragma once

#include <array>

#include "case/columns.h"
#include "case/operation.h"
#include "oracle/profile.h"
#include "oracle/rounding.h"
#include "value/datum.h"

namespace halfulp {

struct Question {
  const FormatSpec* from = nullptr;  ///< Of all operands but random bits.
  const FormatSpec* to = nullptr;
  Rounding rounding = Rounding::ties_to_even;
  const Profile* profile = nullptr;
  Operation operation = Operation::convert;
  int random_bits = 0;  ///< Of stochastic roundings.

  Columns columns() const;
};

/// Whether a case is one code of `from` and nothing else.
inline bool has_one_operand(const Question& question) { return question.columns().size() == 1; }

/// What the operands in a word mean, in the order of the columns; those that are not there, and random bits, are zero.
std::array<Datum, kMostOperands> operands_in(const Question& question, Code word);

/// The number that is rounded: the operand itself, or the result of arithmetic as `compute` gives it.
Datum unrounded(const Question& question, Code word);

/// The random bits in a word.
Draw draw_in(const Question& question, Code word);

}  // namespace halfulp
