#include "app/selectors.h"

#include <algorithm>
#include <charconv>

#include "abi/builtins.h"
#include "app/suggest.h"
#include "app/usage_error.h"
#include "block/block_registry.h"
#include "case/operation.h"
#include "case/rounding_choice.h"
#include "oracle/profile.h"
#include "oracle/rounding.h"

namespace halfulp {
namespace {

/// A pattern stays as it is, a known name becomes canonical. One name may mean an element and a block format.
std::vector<std::string> format_words(std::string_view word) {
  if (is_pattern(word)) return {std::string(word)};
  std::vector<std::string> names;
  if (const FormatSpec* format = element_called(word)) names.emplace_back(format->name);
  if (const BlockSpec* spec = block_called(word)) names.push_back(spec->name);
  if (names.empty()) throw UsageError(unknown_name("format", word, names_to_explain()));
  const auto repeated = std::ranges::unique(names);
  names.erase(repeated.begin(), repeated.end());
  return names;
}

/// "FORMAT" or "FROM->TO".
std::vector<std::string> formats_or_pairs(const std::string& word) {
  constexpr std::string_view kArrow = "->";
  const auto arrow = word.find(kArrow);
  if (arrow == std::string::npos) return format_words(word);
  const std::string_view text = word;
  std::vector<std::string> pairs;
  for (const std::string& from : format_words(text.substr(0, arrow))) {
    for (const std::string& to : format_words(text.substr(arrow + kArrow.size()))) {
      pairs.push_back(from + std::string(kArrow) + to);
    }
  }
  return pairs;
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

void append(std::vector<std::string>& names, const std::vector<std::string>& more) {
  names.insert(names.end(), more.begin(), more.end());
}

/// The names of roundings that cells can have, and of the ties of blocks.
std::vector<std::string> rounding_names() {
  std::vector<std::string> names = names_of(rounding_choices());
  for (int i = 0; i <= static_cast<int>(Ties::half_added); ++i) names.emplace_back(name_of(static_cast<Ties>(i)));
  return names;
}

/// The names of profiles, and of the variants of blocks.
std::vector<std::string> profile_names() {
  std::vector<std::string> names = names_of(profiles());
  for (const BlockSpec& spec : standard_blocks()) append(names, names_of(spec.variants));
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
  require_known("operation", words.operations, names_of(kOperations));
  require_known("rounding", words.roundings, rounding_names());
  require_known("profile", words.profiles, profile_names());
  Selection selection{.formats = {},
                      .operations = words.operations,
                      .roundings = words.roundings,
                      .profiles = words.profiles,
                      .tier = tier_from(words.tier),
                      .seed = words.seed};
  for (const std::string& word : words.formats) append(selection.formats, formats_or_pairs(word));
  set_shard(selection, words.shard);
  return selection;
}

void check_implementation_words(const std::vector<std::string>& words) {
  std::vector<std::string> names{"all", "device", "faulty"};
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
