// A comparison as lines of text.
#pragma once

#include <string>

#include "compare/comparison.h"

namespace halfulp {

/// One line per difference, each starting with what it is, then a summary line per kind of line that differs. Empty
/// where nothing does. Control characters of foreign text become "?".
std::string text_of(const Comparison& comparison);

}  // namespace halfulp
