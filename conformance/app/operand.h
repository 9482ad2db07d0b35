// What a user types to name a number: a code of a format, or a value in decimal or hexadecimal.
#pragma once

#include <string>
#include <string_view>

#include "format/format_spec.h"
#include "value/datum.h"

namespace halfulp {

enum class OperandKind { code, value };

/// How a datum stands for the typed value. Rounding to any format gives the same for all three.
enum class Precision {
  exact,    ///< It is the value.
  sticky,   ///< It is the value's 64 leading bits, the last of which is 1 for all that follow.
  bounded,  ///< The value lies far above or below the range of every format, and so does the datum.
};

struct Operand {
  OperandKind kind = OperandKind::value;
  std::string text;  ///< As typed.
  Code code = 0;     ///< kind code only.
  Datum datum;
  Precision precision = Precision::exact;
};

/// Parses an operand for `format`. 0x without p and 0b are codes (_ and ' may group the bits); anything else is a
/// value: decimal, 0x...p..., inf or nan, with an optional sign. Errors: UsageError.
Operand parse_operand(const FormatSpec& format, std::string_view text);

}  // namespace halfulp
