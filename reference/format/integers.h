// Integers and levels as elements of blocks: lists of values, like every codebook.
#pragma once

#include "format/format_spec.h"

namespace halfulp {

extern const FormatSpec kInt8;          ///< Two's complement.
extern const FormatSpec kInt4;          ///< Two's complement.
extern const FormatSpec kMxint8;        ///< Two's complement, in 64ths.
extern const FormatSpec kInt4Offset8;   ///< The code less 8.
extern const FormatSpec kInt5Offset16;  ///< The code less 16.
extern const FormatSpec kUint4;
extern const FormatSpec kUint5;
extern const FormatSpec kUint2;
extern const FormatSpec kTrit;         ///< The code less 1; code 3 is not used.
extern const FormatSpec kIq4NlLevels;  ///< The sixteen levels of GGML's iq4_nl.

}  // namespace halfulp
