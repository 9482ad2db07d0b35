#include "run/plan.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>
#include <tuple>

#include "run/prepared.h"

namespace halfulp {
namespace {

std::vector<std::string> split_list(std::string_view text) {
  std::vector<std::string> parts;
  while (true) {
    const auto comma = text.find(',');
    parts.emplace_back(text.substr(0, comma));
    if (comma == std::string_view::npos) return parts;
    text.remove_prefix(comma + 1);
  }
}

/// The formats that a declaration names. Errors: LoadError on a plain name that no format has.
std::vector<const FormatSpec*> formats_named(const std::string& list, const Registry& formats,
                                             const Implementation& implementation) {
  std::vector<const FormatSpec*> named;
  for (const std::string& part : split_list(list)) {
    bool found = false;
    for (const FormatSpec& row : formats.rows()) {
      if (!matches_pattern(part, row.name)) continue;
      found = true;
      if (std::ranges::find(named, &row) == named.end()) named.push_back(&row);
    }
    if (!found && !is_pattern(part)) {
      throw LoadError(implementation.locator() + ": declares the format '" + part + "', which does not exist");
    }
  }
  return named;
}

std::vector<Rounding> roundings_named(const std::string& list, const Implementation& implementation) {
  std::vector<Rounding> named;
  for (const std::string& part : split_list(list)) {
    bool found = false;
    for (int i = 0; i < kDeterministicRoundings; ++i) {
      if (!matches_pattern(part, kRoundings[i].name)) continue;
      found = true;
      named.push_back(kRoundings[i].rounding);
    }
    if (!found && !is_pattern(part)) {
      throw LoadError(implementation.locator() + ": declares the rounding '" + part + "', which does not exist");
    }
  }
  return named;
}

/// FNV-1a: the same on every machine, so that shards are too.
std::uint64_t stable_hash(std::string_view text, std::uint64_t hash = 0xCBF29CE484222325u) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return hash;
}

/// A pattern with an arrow is about the conversion, any other about the subject.
bool matches_formats(const Question& question, const std::vector<std::string>& patterns) {
  const std::string pair = std::string(question.from->name) + "->" + std::string(question.to->name);
  return patterns.empty() || std::ranges::any_of(patterns, [&](const std::string& pattern) {
           return matches_pattern(pattern, pattern.find("->") != std::string::npos ? pair : subject_of(question).name);
         });
}

bool is_selected(const Cell& cell, const Selection& selection) {
  const Question& question = cell.question;
  return matches_any(selection.operations, "convert") && matches_formats(question, selection.formats) &&
         matches_any(selection.roundings, name_of(question.rounding)) &&
         matches_any(selection.profiles, question.profile->name) &&
         stable_hash(cell.id()) % selection.shards == selection.shard;
}

/// Adds the cells of one line of support.
void expand(const Implementation& implementation, const halfulp_support& row, const Registry& formats,
            const Selection& selection, std::set<std::string>& seen, std::vector<Cell>& cells) {
  const Profile* profile = profile_called(row.profile);
  if (profile == nullptr) {
    throw LoadError(implementation.locator() + ": declares the profile '" + row.profile + "', which does not exist");
  }
  if (std::string_view(row.operation) != "convert") {
    throw LoadError(implementation.locator() + ": declares the operation '" + row.operation +
                    "', which does not exist");
  }
  const auto roundings = roundings_named(row.rounding, implementation);
  const auto targets = formats_named(row.result, formats, implementation);
  for (const FormatSpec* from : formats_named(row.operand, formats, implementation)) {
    for (const FormatSpec* to : targets) {
      if (from == to) continue;
      for (const Rounding rounding : roundings) {
        const Cell cell{&implementation, {from, to, rounding, profile}};
        if (!is_selected(cell, selection) || seen.contains(cell.id()) || !PreparedCall(cell).offered()) continue;
        seen.insert(cell.id());
        cells.push_back(cell);
      }
    }
  }
}

}  // namespace

std::string Cell::id() const {
  std::string text = implementation->name();
  text.append("/convert/").append(question.from->name).append("->").append(question.to->name);
  return text.append("/").append(name_of(question.rounding)).append("/").append(question.profile->name);
}

const FormatSpec& subject_of(const Question& question) {
  return question.from->k < question.to->k ? *question.from : *question.to;
}

std::vector<Cell> plan_cells(const std::vector<const Implementation*>& implementations, const Registry& formats,
                             const Selection& selection) {
  std::vector<Cell> cells;
  for (const Implementation* implementation : implementations) {
    std::set<std::string> seen;
    const halfulp_adapter& adapter = implementation->adapter();
    for (std::size_t i = 0; i < adapter.support_count; ++i) {
      expand(*implementation, adapter.support[i], formats, selection, seen, cells);
    }
  }
  std::map<const FormatSpec*, std::size_t> place;
  for (const FormatSpec& row : formats.rows()) place.emplace(&row, place.size());
  // Stable: within one conversion the implementations keep the order in which they were given.
  std::ranges::stable_sort(cells, {}, [&](const Cell& cell) {
    return std::tuple(place.at(cell.question.from), place.at(cell.question.to));
  });
  return cells;
}

std::string plan_fingerprint(const std::vector<Cell>& cells, const Selection& selection) {
  std::uint64_t hash = stable_hash(row_of(selection.tier).name);
  hash = stable_hash(std::to_string(selection.seed), hash);
  for (const Cell& cell : cells) {
    hash = stable_hash(cell.id(), hash);
    hash = stable_hash(cell.implementation->adapter().version, hash);
  }
  char text[17];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(hash));
  return text;
}

}  // namespace halfulp
