// `halfulp explain`: takes a format, a code or a value apart.
#pragma once

#include <optional>
#include <string>

#include "app/operand.h"
#include "block/block_spec.h"
#include "format/format_spec.h"

namespace halfulp {

/// Parameters, limits and layout of a format; with 4 bits or fewer, all its values.
std::string explain_format(const FormatSpec& format);

/// What follows for a format that blocks are made of: its values on a line, thresholds between them, the blocks. Empty
/// for other formats.
std::string explain_element(const FormatSpec& format);

/// A block format: its parts, the bytes of a block, its variants with their rules and errors.
std::string explain_block(const BlockSpec& spec);

/// A code: its fields, value and neighbours. A value: what encloses it and what it becomes. Both: the result under
/// every rounding and overflow policy.
std::string explain_number(const FormatSpec& format, const Operand& operand);

/// Explains the format or block format called `name`, or both, to stdout. Returns an ExitCode. Errors: UsageError.
int explain(const std::string& name, const std::optional<std::string>& operand);

}  // namespace halfulp
