// The values of a narrow format drawn on a line.
#pragma once

#include <string>

#include "format/format_spec.h"

namespace halfulp {

/// Widest format that is drawn.
inline constexpr int kDrawnBits = 8;

/// What the line shows and how it is read.
std::string number_line_title(const FormatSpec& format);

/// The finite values on a line from the smallest to the largest: each one's code in hexadecimal above its place if the
/// format has four bits or fewer, else how many values share a place. Requires k <= kDrawnBits.
std::string number_line(const FormatSpec& format);

}  // namespace halfulp
