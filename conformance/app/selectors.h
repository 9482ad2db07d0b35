// The words of the command line that select cells, checked against what is known.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "run/selection.h"

namespace halfulp {

/// Selectors as typed: names, aliases of formats, or patterns with * and ?.
struct SelectorWords {
  std::vector<std::string> formats, operations, roundings, profiles;
  std::string tier = "quick";
  std::uint64_t seed = 1;
  std::string shard = "1/1";  ///< "i/n" with 1 <= i <= n.
};

/// Errors: UsageError for a name, without wildcards, that nothing has, and for a shard that makes no sense.
Selection selection_from(const SelectorWords& words);

/// Checks "all", "faulty", "ID", "builtin:ID" and "dso:PATH". Errors: UsageError for an id that nothing has.
void check_implementation_words(const std::vector<std::string>& words);

}  // namespace halfulp
