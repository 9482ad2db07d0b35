// `halfulp explain`: takes a format, a code or a value apart.
#pragma once

#include <optional>
#include <string>

#include "app/operand.h"
#include "format/format_spec.h"

namespace halfulp {

/// Parameters, limits and layout of a format; with 4 bits or fewer, all its values.
std::string explain_format(const FormatSpec& format);

/// A code: its fields, value and neighbours. A value: what encloses it and what it becomes. Both: the result under
/// every rounding and overflow policy.
std::string explain_number(const FormatSpec& format, const Operand& operand);

/// Explains to stdout. Returns an ExitCode. Errors: UsageError.
int explain(const std::string& format, const std::optional<std::string>& operand);

}  // namespace halfulp
