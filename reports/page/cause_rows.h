// Every cause that diagnosis knows, explained for who has to mend it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace halfulp {

/// Where a cause comes from.
enum class CauseKind : std::uint8_t { element, block, rule };

struct CauseRow {
  std::string_view name;
  CauseKind kind;
  std::string_view explanation;  ///< What it means, and where to look.
};

/// Element conversions and arithmetic first, then what is found in blocks, then rules of block formats.
std::span<const CauseRow> cause_rows();

}  // namespace halfulp
