// Values of formats as numbers to draw with and as short text to read.
#pragma once

#include <string>

#include "format/format_spec.h"
#include "value/number.h"

namespace halfulp {

/// What `code` means, as number_of(Datum) has it.
double number_of(const FormatSpec& format, Code code);

/// The number as an exact datum.
Datum exactly(double number);

/// Four significant digits: "0.07031", "57344", "1.526e-5", "\u2212\u221E", "NaN".
std::string short_text(double number);

/// A share as a percentage of three significant digits: "6.25 %".
std::string percent_text(double share);

/// The exact decimal of a datum, with a true minus; "\u2248 " before one that is cut off.
std::string decimal_text(const Datum& datum);

/// A finite datum as an odd integer times a power of two: "7 \u00D7 2\u2076". Empty for others.
std::string product_text(const Datum& datum);

/// A power in superscript digits: "2\u207B\u00B9\u2074".
std::string power_text(int base, int exponent);

}  // namespace halfulp
