// Codebooks: formats that are a list of values.
#pragma once

#include <array>
#include <span>

#include "format/format_spec.h"

namespace halfulp {

/// bitsandbytes NF4, AF4, FP4 and the signed dynamic 8-bit map.
std::span<const FormatSpec> codebook_formats();

}  // namespace halfulp
