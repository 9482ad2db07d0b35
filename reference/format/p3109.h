// The IEEE P3109 formats, generated from their four parameters.
#pragma once

#include <vector>

#include "format/format_spec.h"

namespace halfulp {

/// P3109 signedness and domain (Interim Report v4.0 section 4.2).
enum class Signedness : std::uint8_t { signed_, unsigned_ };
enum class Domain : std::uint8_t { extended, finite };

/// Builds the row binary{k}p{p}{s|u}{e|f}.
/// Requires: 2 < k, 0 < p < k if signed, 0 < p <= k if unsigned.
FormatSpec p3109_format(int k, int p, Signedness signedness, Domain domain);

/// All formats with k from 3 to 8, in order of k, signedness, p, domain: 120 rows.
std::vector<FormatSpec> p3109_formats();

/// Whether a row is one of P3109's.
bool is_p3109(const FormatSpec& format);

}  // namespace halfulp
