// The two values of a format that enclose a real number, and where it lies between them.
// Everything the roundings need to know is here; no other place looks at the bits of a value.
#pragma once

#include <cstdint>

#include "format/format_spec.h"
#include "value/datum.h"

namespace halfulp {

/// Where a number lies in the half-open interval [lower, upper).
enum class Position : std::uint8_t { exact, below_midpoint, at_midpoint, above_midpoint };

/// The enclosing magnitudes as codes. `upper` is lower's successor; it may lie above the largest finite code, as if
/// the exponent range had no end.
struct Neighbours {
  Code lower = 0;
  Code upper = 0;
  Position position = Position::exact;
};

/// Encloses |datum| among the magnitudes of a binary format. Requires a zero or finite datum.
/// A format without zero has nothing below its smallest value: lower and upper are then both code 0.
Neighbours enclose(const FormatSpec& format, const Datum& datum);

/// Encloses the signed value of `datum` among the values of a codebook, in value order. Outside the list both codes
/// are the extreme one.
Neighbours enclose_in_codebook(const FormatSpec& format, const Datum& datum);

}  // namespace halfulp
