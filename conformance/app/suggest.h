// "did you mean ...?"
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "format/format_spec.h"

namespace halfulp {

/// The least number of inserted, deleted, replaced and swapped neighbouring characters between two words, ignoring
/// case (Damerau 1964, in its restricted form: no part is edited twice).
std::size_t edit_distance(std::string_view a, std::string_view b);

/// "unknown KIND 'TYPED'; did you mean NAME?", or without the question if no name is near.
std::string unknown_name(std::string_view kind, std::string_view typed, const std::vector<std::string>& names);

/// The format called `name`, by canonical name or alias. Errors: UsageError with a suggestion.
const FormatSpec& format_called(std::string_view name);

/// The format called `name`, be it one that only blocks are made of, or nullptr.
const FormatSpec* element_called(std::string_view name);

/// Every name of every format and block format; canonical names first.
std::vector<std::string> names_to_explain();

}  // namespace halfulp
