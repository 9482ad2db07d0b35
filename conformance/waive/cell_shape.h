// What the id of a cell looks like.
#pragma once

#include <string_view>

namespace halfulp {

/// Whether a pattern with * and ? matches anything of the shape implementation/operation/from->to/rounding/profile, no
/// part of which is empty. O(length of the pattern).
bool can_match_cell(std::string_view pattern);

}  // namespace halfulp
