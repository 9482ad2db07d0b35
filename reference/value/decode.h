// Codes to exact values.
#pragma once

#include "format/format_spec.h"
#include "value/datum.h"

namespace halfulp {

/// Returns what `code` means in `format`. Bits above k are ignored. Total: reserved codes say so.
Datum decode(const FormatSpec& format, Code code);

/// Returns the value of a magnitude code as if the finite range had no upper end. Requires a binary format.
Datum decode_magnitude(const FormatSpec& format, Code magnitude);

/// Whether `code` is a NaN of `format`.
bool is_nan(const FormatSpec& format, Code code);

/// Whether `code` is one the format defines (false for codes that set a reserved sign bit or bits above k).
bool is_defined(const FormatSpec& format, Code code);

/// Number of bits that NaN payloads are aligned to in Datum: those of float64.
inline constexpr int kPayloadBits = 52;

/// The quiet NaN without sign or payload that operations make (IEEE 754-2019 6.2).
inline constexpr Datum kQuietNan{.cls = DatumClass::nan, .significand = std::uint64_t{1} << (kPayloadBits - 1)};

}  // namespace halfulp
