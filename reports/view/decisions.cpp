#include "view/decisions.h"

#include <algorithm>

#include "block/block_registry.h"
#include "format/registry.h"
#include "view/topics.h"

namespace halfulp {
namespace {

constexpr std::string_view kRounding = "Rounding";
constexpr std::string_view kRoundingCauses =
    "ties_away ties_toward_zero sticky_lost truncated rounded_to_nearest wrong_neighbour carry_lost product_rounded "
    "double_rounding_float32 double_rounding_float16 other_stochastic_rule random_bits_one_off random_bits_ignored";

void add_contradiction(Stand& stand, const CauseRecord& cause) {
  Contradiction& sum = stand.contradicted[cause.cause];
  ++sum.cells;
  sum.cases += cause.count;
}

void add_element_cell(Decisions& row, const CellRecord& cell, const Profile& profile, const FormatSpec& to) {
  row.profiles.insert(cell.profile);
  row.stands[0].declared.insert(cell.rounding);
  for (std::size_t i = 0; i < topics().size(); ++i) {
    const std::string_view declared = topics()[i].declared(profile, to);
    if (!declared.empty()) row.stands[i + 1].declared.emplace(declared);
  }
  for (const CauseRecord& cause : cell.causes) {
    if (has_word(kRoundingCauses, cause.cause)) add_contradiction(row.stands[0], cause);
    for (std::size_t i = 0; i < topics().size(); ++i) {
      if (has_word(topics()[i].causes, cause.cause)) add_contradiction(row.stands[i + 1], cause);
    }
  }
}

void add_block_cell(Decisions& row, const CellRecord& cell, const BlockVariant& variant) {
  row.profiles.insert(cell.profile);
  for (std::size_t i = 0; i < axes().size(); ++i) {
    const Axis& axis = axes()[i];
    const AxisValue& position = axis.values[static_cast<std::size_t>(axis.get(variant.rules))];
    const bool is_ties = axis.name == "ties";  // a cell says itself how ties go
    row.stands[i].declared.emplace(is_ties ? std::string_view(cell.rounding) : position.name);
    for (const CauseRecord& cause : cell.causes) {
      if (cause.cause == axis.name) add_contradiction(row.stands[i], cause);
    }
  }
}

/// What `find()` says of a key, asked once for each.
template <class Found, class Key, class Find>
Found once(std::map<Key, Found>& known, const Key& key, Find find) {
  const auto [entry, is_new] = known.try_emplace(key, Found{});
  if (is_new) entry->second = find();
  return entry->second;
}

const BlockVariant* variant_of(const CellRecord& cell) {
  const BlockSpec* block = block_called(cell.subject);
  return block == nullptr ? nullptr : variant_called(*block, cell.profile);
}

/// One row for every implementation of which `add(row, cell)` takes a cell.
template <class Add>
void add_rows(DecisionTable& table, const Catalog& catalog, Add add) {
  for (const std::string& implementation : catalog.implementations) {
    Decisions row{.implementation = implementation, .profiles = {}, .stands = std::vector<Stand>(table.columns.size())};
    bool has_any = false;
    for (const Found& found : listed(catalog.cells_of_implementation, implementation)) {
      if (found.cell->outcome != "skipped") has_any |= add(row, *found.cell);
    }
    if (has_any) table.rows.push_back(std::move(row));
  }
}

}  // namespace

DecisionTable element_decisions(const Catalog& catalog) {
  DecisionTable table{.columns = {kRounding}, .rows = {}};
  for (const Topic& topic : topics()) table.columns.push_back(topic.name);
  std::map<std::string_view, const FormatSpec*> formats;
  std::map<std::string_view, const Profile*> profiles;
  add_rows(table, catalog, [&](Decisions& row, const CellRecord& cell) {
    const Profile* profile =
        once(profiles, std::string_view(cell.profile), [&] { return profile_called(cell.profile); });
    const FormatSpec* to = once(formats, std::string_view(cell.to), [&] { return standard_formats().find(cell.to); });
    if (profile == nullptr || to == nullptr) return false;
    add_element_cell(row, cell, *profile, *to);
    return true;
  });
  return table;
}

DecisionTable block_decisions(const Catalog& catalog) {
  DecisionTable table;
  for (const Axis& axis : axes()) table.columns.push_back(axis.name);
  std::map<std::pair<std::string_view, std::string_view>, const BlockVariant*> variants;
  add_rows(table, catalog, [&](Decisions& row, const CellRecord& cell) {
    const BlockVariant* variant =
        once(variants, std::pair<std::string_view, std::string_view>(cell.subject, cell.profile),
             [&] { return variant_of(cell); });
    if (variant == nullptr) return false;
    add_block_cell(row, cell, *variant);
    return true;
  });
  return table;
}

SortedColumns sort_columns(const DecisionTable& table) {
  SortedColumns sorted;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    const bool is_alike = std::ranges::all_of(table.rows, [&](const Decisions& row) {
      const Stand& stand = row.stands[column];
      return stand.contradicted.empty() && stand.declared == table.rows.front().stands[column].declared;
    });
    (is_alike ? sorted.alike : sorted.differing).push_back(column);
  }
  return sorted;
}

}  // namespace halfulp
