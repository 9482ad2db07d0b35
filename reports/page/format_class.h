// What kinds of codes there are, as pages name and mark them.
#pragma once

#include <string_view>

#include "format/format_spec.h"

namespace halfulp {

enum class CodeClass : std::uint8_t { zero, subnormal, normal, infinity, nan, reserved, level };

struct CodeClassRow {
  CodeClass cls;
  std::string_view word;  ///< Also the CSS class.
};

/// The class of a code; every code of a codebook is a level.
const CodeClassRow& class_of(const FormatSpec& format, Code code);

}  // namespace halfulp
