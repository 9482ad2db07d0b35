// The set of known formats: lookup by any name, suggestions for a name that is unknown.
#pragma once

#include <deque>
#include <string>
#include <string_view>

#include "format/format_spec.h"

namespace halfulp {

/// The formats one run knows, in listing order. Names and aliases are unique, ignoring case.
class Registry {
 public:
  /// Adds a row. Errors: std::invalid_argument if its name or an alias is taken or its parameters are inconsistent.
  void add(const FormatSpec& row);

  /// The row called `name` (canonical or alias, any case), or nullptr. The pointer lives as long as the registry.
  const FormatSpec* find(std::string_view name) const;

  /// All rows, in the order added.
  const std::deque<FormatSpec>& rows() const { return rows_; }

 private:
  std::deque<FormatSpec> rows_;
};

/// Elements, codebooks and P3109 formats.
const Registry& standard_formats();

}  // namespace halfulp
