// What a row of formats.csv states, derived from a FormatSpec.
#pragma once

#include <map>
#include <string>

#include "format/format_spec.h"

namespace halfulp {

/// Column name to text, for every column that the format's parameters determine.
std::map<std::string, std::string> derive_facts(const FormatSpec& format);

}  // namespace halfulp
