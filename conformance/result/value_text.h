// Codes and values as people read them. The same text stands in result files, on the terminal and in reports.
#pragma once

#include <string>

#include "format/format_spec.h"
#include "value/datum.h"

namespace halfulp {

/// The code in hexadecimal, with as many digits as the format's width needs: "0x7e".
std::string hex_of(const FormatSpec& format, Code code);

/// The k bits of the code, leading zeros included: "01111110".
std::string bits_of(const FormatSpec& format, Code code);

/// The k bits of the code, grouped by field as sign_exponent_trailing: "0_1111_110". Codebooks have no fields.
std::string anatomy_of(const FormatSpec& format, Code code);

/// The value as C's %a writes it: "0x1.cp+8", "-0x0p+0", "inf", "nan", "reserved".
std::string hexfloat_of(const Datum& datum);

/// The value in decimal. Up to 24 significant digits are exact; a longer expansion is cut to 17 and marked with "~".
std::string decimal_of(const Datum& datum);

/// The value as an odd integer times a power of two: "7 * 2^6". Empty unless the value is finite and not zero.
std::string product_of(const Datum& datum);

}  // namespace halfulp
