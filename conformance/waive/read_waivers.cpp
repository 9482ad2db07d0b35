#include "waive/read_waivers.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <sstream>

#include "case/tier.h"
#include "diagnose/cause_names.h"
#include "run/nearest_name.h"
#include "waive/cell_shape.h"

namespace halfulp {
namespace {

using Kind = ReadError::Kind;

const std::vector<std::string> kLists{"waiver"};
const std::vector<std::string> kKeys{"cell", "cause", "tier", "count", "may_pass", "reason", "issue", "expires"};

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

std::string type_of(const toml::node& node) {
  std::ostringstream text;
  text << node.type();
  return text.str();
}

/// What a file says, with the places of its parts.
class Source {
 public:
  explicit Source(const std::string& file) : file_(file) {}

  FilePosition at(const toml::source_region& region) const { return {file_, region.begin.line}; }

  [[noreturn]] void fail(const toml::source_region& region, const std::string& what, const std::string& wanted) const {
    throw ReadError(Kind::bad_field, at(region), what + "; expected " + wanted);
  }

  /// Errors: ReadError with the nearest of the names, or with `wanted` where none is near.
  void require_known(const toml::source_region& region, std::string_view kind, std::string_view name,
                     const std::vector<std::string>& names, const std::string& wanted) const {
    if (std::ranges::find(names, name) != names.end()) return;
    const std::string what = unknown_name(kind, name, names);
    const bool has_suggestion = what.ends_with('?');
    throw ReadError(Kind::bad_field, at(region), has_suggestion ? what : what + "; expected " + wanted);
  }

  void require_keys(const toml::table& table, const std::vector<std::string>& names) const {
    for (const auto& [key, node] : table) {
      require_known(key.source(), "key", key.str(), names, "one of " + joined(names));
    }
  }

 private:
  std::string file_;
};

/// One table of the list.
class Entry {
 public:
  Entry(const Source& source, const toml::table& table) : source_(source), table_(table) {}

  template <class Value>
  std::optional<Value> value(const char* key, const std::string& wanted) const {
    const toml::node* const node = table_.get(key);
    if (node == nullptr) return {};
    if (!node->is<Value>()) source_.fail(node->source(), "'" + std::string(key) + "' is " + type_of(*node), wanted);
    return node->ref<Value>();
  }

  /// Empty if it is not there. Errors: ReadError for text that is there and empty.
  std::string text(const char* key, const std::string& wanted) const {
    const auto found = value<std::string>(key, wanted);
    if (found && found->empty()) reject(key, "is empty", wanted);
    return found.value_or("");
  }

  std::string required_text(const char* key, const std::string& wanted) const {
    if (!table_.contains(key)) source_.fail(table_.source(), "a waiver without '" + std::string(key) + "'", wanted);
    return text(key, wanted);
  }

  [[noreturn]] void reject(const char* key, const std::string& what, const std::string& wanted) const {
    source_.fail(table_.get(key)->source(), "'" + std::string(key) + "' " + what, wanted);
  }

  void require_known(const char* key, const std::string& name, const std::vector<std::string>& names,
                     const std::string& wanted) const {
    source_.require_known(table_.get(key)->source(), key, name, names, wanted);
  }

  FilePosition at() const { return source_.at(table_.source()); }

 private:
  const Source& source_;
  const toml::table& table_;
};

std::string day_text(const toml::date& day) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%04u-%02u-%02u", unsigned{day.year}, unsigned{day.month}, unsigned{day.day});
  return text.data();
}

std::vector<std::string> tier_names() {
  std::vector<std::string> names;
  for (const TierRow& row : kTiers) names.emplace_back(row.name);
  return names;
}

Waiver waiver_of(const Entry& entry) {
  constexpr const char* kCell = "a pattern of cells: implementation/operation/from->to/rounding/profile";
  constexpr const char* kCount = "a number of wrong results above 0";
  Waiver waiver{.at = entry.at(),
                .cells = entry.required_text("cell", kCell),
                .cause = entry.required_text("cause", "a cause that check names"),
                .tier = entry.text("tier", "the name of a tier"),
                .may_pass = entry.value<bool>("may_pass", "true or false").value_or(false),
                .record = {.reason = entry.required_text("reason", "why the deviation is accepted"),
                           .issue = entry.text("issue", "an address")}};
  if (!can_match_cell(waiver.cells)) entry.reject("cell", "is '" + waiver.cells + "', which no cell can match", kCell);
  entry.require_known("cause", waiver.cause, cause_names(), "a cause that check names");
  if (!waiver.tier.empty()) entry.require_known("tier", waiver.tier, tier_names(), "one of " + joined(tier_names()));
  if (const auto count = entry.value<std::int64_t>("count", kCount)) {
    if (*count < 1) entry.reject("count", "is " + std::to_string(*count), kCount);
    waiver.count = static_cast<std::uint64_t>(*count);
  }
  if (const auto day = entry.value<toml::date>("expires", "a day such as 2027-06-30, without quotes")) {
    waiver.record.expires = day_text(*day);
  }
  return waiver;
}

toml::table parse(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw ReadError(Kind::cannot_open, {path, 0}, "cannot be opened; expected a list of waivers");
  std::ostringstream text;
  text << file.rdbuf();
  try {
    return toml::parse(text.view(), path);
  } catch (const toml::parse_error& error) {
    throw ReadError(Kind::not_toml, {path, error.source().begin.line},
                    "no TOML: " + std::string(error.description()) + "; expected [[waiver]] and keys below it");
  }
}

}  // namespace

std::vector<Waiver> read_waivers(const std::string& path) {
  const toml::table root = parse(path);
  const Source source(path);
  source.require_keys(root, kLists);
  std::vector<Waiver> waivers;
  const toml::node* const list = root.get(kLists.front());
  if (list == nullptr) return waivers;
  if (!list->is_array_of_tables()) source.fail(list->source(), "'waiver' is " + type_of(*list), "[[waiver]]");
  for (const toml::node& node : *list->as_array()) {
    const toml::table& table = *node.as_table();
    source.require_keys(table, kKeys);
    const Waiver waiver = waiver_of(Entry(source, table));
    const auto is_same = [&](const Waiver& other) { return other.cells == waiver.cells && are_rivals(other, waiver); };
    if (const auto first = std::ranges::find_if(waivers, is_same); first != waivers.end()) {
      refuse_second(*first, waiver, waiver.cells);
    }
    waivers.push_back(waiver);
  }
  return waivers;
}

}  // namespace halfulp
