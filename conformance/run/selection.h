// Which cells a run takes, in the words of the command line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "case/tier.h"

namespace halfulp {

/// Patterns with * and ?; an empty list selects everything.
struct Selection {
  std::vector<std::string> formats;  ///< Match a cell's narrower format; with an arrow, "from->to".
  std::vector<std::string> operations;
  std::vector<std::string> roundings;
  std::vector<std::string> profiles;
  Tier tier = Tier::quick;
  std::uint64_t seed = 1;
  std::uint64_t shard = 0;  ///< In [0, shards).
  std::uint64_t shards = 1;
};

/// Whether `text` has a wildcard, and so is no plain name.
bool is_pattern(std::string_view text);

/// Whether `text` matches a pattern in which * stands for any characters and ? for one.
bool matches_pattern(std::string_view pattern, std::string_view text);

/// Whether `text` matches one of the patterns, or there are none.
bool matches_any(const std::vector<std::string>& patterns, std::string_view text);

}  // namespace halfulp
