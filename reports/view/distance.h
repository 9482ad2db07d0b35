// How far a wrong result is off.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "format/format_spec.h"

namespace halfulp {

/// How many steps from value to value of the format lie between two results: 1 for neighbours, and the two zeros are
/// one value. The results are codes as result files have them, "0x7e". Empty where one is no code of the format, or no
/// number.
std::optional<std::uint64_t> steps_between(const FormatSpec& format, std::string_view expected,
                                           std::string_view actual);

}  // namespace halfulp
