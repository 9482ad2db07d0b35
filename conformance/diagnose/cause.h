// Why a result is wrong: one row per cause, tried in order; the first whose test holds names the deviation.
#pragma once

#include <span>
#include <string_view>

#include "judge/answers.h"
#include "oracle/neighbours.h"
#include "value/datum.h"

namespace halfulp {

/// One wrong result with everything the tests look at.
struct Deviation {
  Question question;
  Code input = 0;  ///< The word of all operands.
  Expected expected;
  Code actual = 0;
  Datum operand;           ///< What is rounded: what input means, or the exact result of arithmetic on it.
  Datum wanted;            ///< What expected.code means.
  Datum got;               ///< What actual means.
  Neighbours around = {};  ///< Of the operand in the target; zero and finite operands of binary targets only.
};

Deviation make_deviation(const Question& question, Code input, const Expected& expected, Code actual);

struct Cause {
  std::string_view name;
  std::string_view sentence;
  bool (*holds)(const Deviation& first, const Deviation& last);  ///< Both ends of a segment with one wrong result.
  std::string_view part_of =
      {};  ///< Broader causes, space-separated: the first that a cell also shows explains this one.
};

/// All causes in the order they are tried. The last holds always.
std::span<const Cause> causes();

}  // namespace halfulp
