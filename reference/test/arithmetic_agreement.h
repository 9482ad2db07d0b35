// Puts the same operations to both oracles for arithmetic and counts the answers.
#pragma once

#include <span>

#include "agreement.h"
#include "oracle/arithmetic.h"

namespace halfulp::rational {

/// An operation on codes of one format with a result in another.
struct Question {
  Arithmetic arithmetic;
  const FormatSpec& from;
  const Oracle& to;
  const Profile& profile;
};

/// Asks both oracles under each deterministic rounding. Requires as many operands as the operation's row says.
void compare(const Question& question, std::span<const Source* const> operands, Tally& tally);

/// Every operand, pair or triple that the operation takes from `sources`.
void compare_all(const Question& question, std::span<const Source> sources, Tally& tally);

}  // namespace halfulp::rational
