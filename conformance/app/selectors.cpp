#include "app/selectors.h"

#include <algorithm>
#include <charconv>

#include "abi/builtins.h"
#include "app/suggest.h"
#include "app/usage_error.h"
#include "oracle/profile.h"
#include "oracle/rounding.h"

namespace halfulp {
namespace {

/// A pattern stays as it is, a known name becomes canonical.
std::string format_word(std::string_view word) {
  return std::string(is_pattern(word) ? word : format_called(word).name);
}

/// "FORMAT" or "FROM->TO".
std::string format_or_pair(const std::string& word) {
  constexpr std::string_view kArrow = "->";
  const auto arrow = word.find(kArrow);
  if (arrow == std::string::npos) return format_word(word);
  const std::string_view text = word;
  return format_word(text.substr(0, arrow)) + std::string(kArrow) + format_word(text.substr(arrow + kArrow.size()));
}

void require_known(std::string_view kind, const std::vector<std::string>& words,
                   const std::vector<std::string>& names) {
  for (const std::string& word : words) {
    if (!is_pattern(word) && std::ranges::find(names, word) == names.end()) {
      throw UsageError(unknown_name(kind, word, names));
    }
  }
}

template <class Rows>
std::vector<std::string> names_of(const Rows& rows) {
  std::vector<std::string> names;
  for (const auto& row : rows) names.emplace_back(row.name);
  return names;
}

Tier tier_from(const std::string& word) {
  if (const auto tier = tier_called(word)) return *tier;
  throw UsageError(unknown_name("tier", word, names_of(kTiers)));
}

void set_shard(Selection& selection, const std::string& word) {
  std::uint64_t shard = 0;
  const char* const end = word.data() + word.size();
  const auto first = std::from_chars(word.data(), end, shard);
  if (first.ec == std::errc{} && first.ptr != end && *first.ptr == '/') {
    const auto second = std::from_chars(first.ptr + 1, end, selection.shards);
    if (second.ec == std::errc{} && second.ptr == end && 1 <= shard && shard <= selection.shards) {
      selection.shard = shard - 1;
      return;
    }
  }
  throw UsageError("shard '" + word + "' makes no sense; expected i/n with 1 <= i <= n, such as 1/4");
}

}  // namespace

Selection selection_from(const SelectorWords& words) {
  std::vector<std::string> roundings = names_of(kRoundings);
  roundings.resize(kDeterministicRoundings);
  require_known("operation", words.operations, {"convert"});
  require_known("rounding", words.roundings, roundings);
  require_known("profile", words.profiles, names_of(profiles()));
  Selection selection{.formats = {},
                      .operations = words.operations,
                      .roundings = words.roundings,
                      .profiles = words.profiles,
                      .tier = tier_from(words.tier),
                      .seed = words.seed};
  for (const std::string& word : words.formats) selection.formats.push_back(format_or_pair(word));
  set_shard(selection, words.shard);
  return selection;
}

void check_implementation_words(const std::vector<std::string>& words) {
  std::vector<std::string> names{"all", "faulty"};
  for (const impl::Builtin& row : impl::builtins()) names.emplace_back(row.id);
  for (const impl::NotBuilt& row : impl::not_built()) names.emplace_back(row.id);
  constexpr std::string_view kBuiltin = "builtin:";
  for (const std::string& word : words) {
    if (word.starts_with("dso:")) continue;
    const std::string id = word.starts_with(kBuiltin) ? word.substr(kBuiltin.size()) : word;
    if (std::ranges::find(names, id) != names.end()) continue;
    if (id.find('/') != std::string::npos || id.ends_with(".so")) {
      throw UsageError("unknown implementation '" + word + "'; did you mean dso:" + word + "?");
    }
    throw UsageError(unknown_name("implementation", id, names));
  }
}

}  // namespace halfulp
