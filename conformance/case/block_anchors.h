// Largest magnitudes of blocks at which scales change.
#pragma once

#include <vector>

#include "case/block_question.h"

namespace halfulp {

/// Positive codes of the value format, the most telling first: at, just below and just above powers of two, over the
/// whole range; the same for multiples of the largest element, of the rules' limit and of significands at which scale
/// rules carry; the rules' own numbers; the ends of the range.
std::vector<Code> block_anchors(const BlockQuestion& question);

/// Magnitudes from all over the range, then many common ones with significands of all kinds, for looking at elements.
std::vector<Code> spread_anchors(const FormatSpec& values);

/// Two levels of scales: the magnitudes of blocks, in a tensor whose largest is `largest`, at which the scales change,
/// each with its neighbours.
std::vector<Code> two_level_anchors(const BlockQuestion& question, double largest);

}  // namespace halfulp
