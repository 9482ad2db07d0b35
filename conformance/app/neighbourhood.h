// What surrounds a code in the order of values, and what kind of value it is.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "format/format_spec.h"

namespace halfulp {

enum class Direction { down, up };

/// The code of the next value; infinity follows the largest finite value. Of two zeros the positive one is meant.
/// Empty at the end of the range, for NaNs and for reserved codes.
std::optional<Code> next_code(const FormatSpec& format, Code code, Direction direction);

/// The class of a code and its place in the range: "normal, largest finite".
std::string class_of(const FormatSpec& format, Code code);

/// Codes of a codebook in ascending order of value, one per distinct value.
std::vector<Code> codes_in_value_order(const FormatSpec& format);

}  // namespace halfulp
