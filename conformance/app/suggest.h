// "did you mean ...?"
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "format/format_spec.h"
#include "run/nearest_name.h"

namespace halfulp {

/// The format called `name`, by canonical name or alias. Errors: UsageError with a suggestion.
const FormatSpec& format_called(std::string_view name);

/// The format called `name`, be it one that only blocks are made of, or nullptr.
const FormatSpec* element_called(std::string_view name);

/// Every name of every format and block format; canonical names first.
std::vector<std::string> names_to_explain();

}  // namespace halfulp
