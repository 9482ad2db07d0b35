#include "run/plan.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>
#include <tuple>

#include "case/rounding_choice.h"
#include "run/declared.h"
#include "run/prepared.h"

namespace halfulp {
namespace {

/// FNV-1a: the same on every machine, so that shards are too.
std::uint64_t stable_hash(std::string_view text, std::uint64_t hash = 0xCBF29CE484222325u) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return hash;
}

/// A pattern with an arrow is about both sides, any other about the subject.
bool matches_formats(const QuestionName& name, const std::vector<std::string>& patterns) {
  const std::string pair = std::string(name.from) + "->" + std::string(name.to);
  return patterns.empty() || std::ranges::any_of(patterns, [&](const std::string& pattern) {
           return matches_pattern(pattern, pattern.find("->") != std::string::npos ? pair : name.subject);
         });
}

bool is_selected(const AnyQuestion& question, const Selection& selection) {
  const QuestionName name = name_of(question);
  return matches_any(selection.operations, name.operation) && matches_formats(name, selection.formats) &&
         matches_any(selection.roundings, name.rounding) && matches_any(selection.profiles, name.profile);
}

std::vector<AnyQuestion> declared_by(const Implementation& implementation, const halfulp_support& row,
                                     const Registry& formats, const std::vector<BlockSpec>& blocks) {
  const auto operation = operation_called(row.operation);
  if (!operation) {
    throw LoadError(implementation.locator() + ": declares the operation '" + row.operation +
                    "', which does not exist");
  }
  if (!row_of(*operation).is_judged) return {};
  return is_on_blocks(*operation) ? declared_blocks(implementation, row, *operation, blocks)
                                  : declared_numbers(implementation, row, *operation, formats);
}

/// Whether one of the cells, all of one implementation, asks the same about the same blocks.
bool is_asked(const std::vector<Cell>& cells, const AnyQuestion& question) {
  const auto* asked = std::get_if<BlockQuestion>(&question);
  return asked != nullptr && std::ranges::any_of(cells, [&](const Cell& cell) {
           const auto* known = std::get_if<BlockQuestion>(&cell.question);
           return known != nullptr && known->operation == asked->operation && known->spec == asked->spec &&
                  known->values == asked->values && asks_same(asked->operation, known->rules(), asked->rules());
         });
}

/// The cells of one implementation. Shards are taken last: what stands for what must not depend on them.
std::vector<Cell> cells_of(const Implementation& implementation, const Registry& formats,
                           const std::vector<BlockSpec>& blocks, const Selection& selection) {
  std::vector<Cell> cells;
  std::set<std::string> seen;
  const halfulp_adapter& adapter = implementation.adapter();
  for (std::size_t i = 0; i < adapter.support_count; ++i) {
    for (const AnyQuestion& question : declared_by(implementation, adapter.support[i], formats, blocks)) {
      const Cell cell{&implementation, question};
      if (!is_selected(question, selection) || seen.contains(cell.id()) || is_asked(cells, question)) continue;
      if (!PreparedCall(cell).offered()) continue;
      seen.insert(cell.id());
      cells.push_back(cell);
    }
  }
  std::erase_if(cells, [&](const Cell& cell) { return stable_hash(cell.id()) % selection.shards != selection.shard; });
  return cells;
}

/// Where questions stand in the plan.
class Places {
 public:
  Places(const Registry& formats, const std::vector<BlockSpec>& blocks) : blocks_(blocks) {
    for (const FormatSpec& row : formats.rows()) formats_.emplace(&row, formats_.size());
  }

  using Place = std::tuple<int, std::size_t, std::size_t, std::size_t, std::size_t>;
  Place operator()(const Cell& cell) const {
    return std::visit([&](const auto& question) { return place_of(question); }, cell.question);
  }

 private:
  Place place_of(const Question& question) const {
    return {0, formats_.at(question.from), formats_.at(question.to), static_cast<std::size_t>(question.operation),
            static_cast<std::size_t>(question.random_bits)};
  }

  Place place_of(const BlockQuestion& question) const {
    const auto values = value_formats();
    const auto variants = question.spec->variants;
    return {1, static_cast<std::size_t>(question.spec - blocks_.data()), static_cast<std::size_t>(question.operation),
            static_cast<std::size_t>(std::ranges::find(values, question.values) - values.begin()),
            static_cast<std::size_t>(question.variant - variants.data())};
  }

  const std::vector<BlockSpec>& blocks_;
  std::map<const FormatSpec*, std::size_t> formats_;
};

QuestionName parts_of(const Question& question) {
  return {.operation = name_of(question.operation),
          .from = question.from->name,
          .to = question.to->name,
          .rounding = choice_name(question.rounding, question.random_bits),
          .profile = question.profile->name,
          .subject = question.from->k < question.to->k ? question.from->name : question.to->name};
}

QuestionName parts_of(const BlockQuestion& question) {
  return {.operation = name_of(question.operation),
          .from = question.from(),
          .to = question.to(),
          .rounding = name_of(question.rules().ties),
          .profile = question.variant->name,
          .subject = question.spec->name};
}

}  // namespace

QuestionName name_of(const AnyQuestion& question) {
  return std::visit([](const auto& asked) { return parts_of(asked); }, question);
}

std::string Cell::id() const {
  const QuestionName name = name_of(question);
  std::string text = implementation->name();
  text.append("/").append(name.operation).append("/").append(name.from).append("->").append(name.to);
  return text.append("/").append(name.rounding).append("/").append(name.profile);
}

std::vector<Cell> plan_cells(const std::vector<const Implementation*>& implementations, const Registry& formats,
                             const Selection& selection, const std::vector<BlockSpec>& blocks) {
  std::vector<Cell> cells;
  for (const Implementation* implementation : implementations) {
    const std::vector<Cell> own = cells_of(*implementation, formats, blocks, selection);
    cells.insert(cells.end(), own.begin(), own.end());
  }
  // Stable: within one conversion or question the implementations keep the order in which they were given.
  std::ranges::stable_sort(cells, {}, Places(formats, blocks));
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
