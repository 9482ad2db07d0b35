// What somebody may have meant by a name that does not exist.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace halfulp {

/// The least number of inserted, deleted, replaced and swapped neighbouring characters between two words, ignoring
/// case (Damerau 1964, in its restricted form: no part is edited twice).
std::size_t edit_distance(std::string_view a, std::string_view b);

/// "unknown KIND 'TYPED'; did you mean NAME?", or without the question if no name is near.
std::string unknown_name(std::string_view kind, std::string_view typed, const std::vector<std::string>& names);

}  // namespace halfulp
