// Rules that an implementation may have taken instead of the declared ones: each differs on one axis.
#pragma once

#include <string>
#include <vector>

#include "case/block_question.h"

namespace halfulp {

/// The question's rules with another position on one axis.
struct Alternative {
  const Axis* axis = nullptr;
  int position = 0;
  BlockRules rules;
};

/// Every alternative that the question's format can have and that asks something else of the operation, in the order of
/// the axes.
std::vector<Alternative> alternatives_of(const BlockQuestion& question);

/// "scale rule power_floor (what that means) where power_round_up (what that means) is declared".
std::string sentence_of(const BlockQuestion& question, const Alternative& alternative);

}  // namespace halfulp
