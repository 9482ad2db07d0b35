#include "app/list.h"

#include <iostream>
#include <map>

#include "abi/builtins.h"
#include "app/exit_code.h"
#include "app/suggest.h"
#include "app/table.h"
#include "app/usage_error.h"
#include "block/block_registry.h"
#include "case/operation.h"
#include "oracle/profile.h"
#include "result/value_text.h"
#include "run/implementation.h"
#include "run/plan.h"
#include "value/decode.h"

namespace halfulp {
namespace {

std::string sign_word(const FormatSpec& format) {
  if (format.is_codebook()) return "list";
  switch (format.sign) {
    case Sign::sign_magnitude:
      return "signed";
    case Sign::absent:
      return "unsigned";
    case Sign::reserved_zero:
      return "unsigned";
  }
  return "";
}

std::string nan_word(const FormatSpec& format) {
  switch (format.nan) {
    case Nan::none:
      return "none";
    case Nan::above_infinity:
      return "above infinity";
    case Nan::top_magnitude:
      return "top code";
    case Nan::negative_zero:
      return "code of -0";
  }
  return "";
}

std::string largest_text(const FormatSpec& format) {
  if (!format.is_codebook()) return decimal_of(decode(format, format.max_finite_code()));
  Code largest = 0;
  for (Code code = 1; code < format.codebook.size(); ++code) {
    if (format.codebook[code] > format.codebook[largest]) largest = code;
  }
  return decimal_of(decode(format, largest));
}

std::vector<ListValue> describe(const impl::Builtin& row) {
  const std::string kind = row.kind == impl::Kind::faulty ? "faulty" : "subject";
  const std::string why = why_not_here(row);
  // What needs a CPU feature may use it as soon as it is made.
  if (!missing_features(std::string(row.cpu_features)).empty()) return {std::string(row.id), kind, "skipped", "", why};
  const adapter::Adapter adapter = row.make();
  if (!why.empty()) return {std::string(row.id), kind, "skipped", adapter.version, why};
  return {std::string(row.id), kind, "ready", adapter.version, adapter.homepage};
}

std::string text_of(const ListValue& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  return std::get<std::string>(value);
}

Listing listing_for(const ListOptions& options) {
  const std::map<std::string, Listing (*)()> kinds{{"formats", [] { return list_formats(standard_formats()); }},
                                                   {"blocks", [] { return list_blocks(standard_blocks()); }},
                                                   {"variants", [] { return list_variants(standard_blocks()); }},
                                                   {"operations", &list_operations},
                                                   {"implementations", &list_implementations},
                                                   {"profiles", &list_profiles},
                                                   {"roundings", &list_roundings},
                                                   {"tiers", &list_tiers}};
  if (options.kind == "cells") {
    return list_cells(options.implementations.empty() ? std::vector<std::string>{"all"} : options.implementations,
                      options.selection);
  }
  const auto kind = kinds.find(options.kind);
  if (kind != kinds.end()) return kind->second();
  std::vector<std::string> names{"cells"};
  for (const auto& [name, make] : kinds) names.push_back(name);
  throw UsageError(unknown_name("list", options.kind, names));
}

}  // namespace

Listing list_formats(const Registry& formats) {
  Listing listing{{"name", "k", "p", "bias", "kind", "nan", "infinity", "largest", "aliases", "rule"}, {}};
  for (const FormatSpec& row : formats.rows()) {
    listing.rows.push_back({std::string(row.name), row.k, row.p, row.bias, sign_word(row), nan_word(row),
                            row.has_infinity() ? "yes" : "no", largest_text(row), std::string(row.aliases),
                            std::string(row.rule)});
  }
  return listing;
}

Listing list_operations() {
  Listing listing{{"name", "meaning"}, {}};
  for (const OperationRow& row : kOperations) listing.rows.push_back({std::string(row.name), std::string(row.meaning)});
  return listing;
}

Listing list_implementations() {
  Listing listing{{"name", "kind", "state", "version", "note"}, {}};
  for (const impl::Builtin& row : impl::builtins()) listing.rows.push_back(describe(row));
  for (const impl::NotBuilt& row : impl::not_built()) {
    listing.rows.push_back({std::string(row.id), "subject", "not built", "", std::string(row.reason)});
  }
  return listing;
}

Listing list_profiles() {
  Listing listing{{"name", "rule"}, {}};
  for (const Profile& row : profiles()) listing.rows.push_back({std::string(row.name), std::string(row.rule)});
  return listing;
}

Listing list_roundings() {
  Listing listing{{"name", "meaning"}, {}};
  for (const RoundingRow& row : kRoundings) {
    // As a pattern: cells have a number of random bits behind the name.
    const std::string_view rest = is_stochastic(row.rounding) ? "*" : "";
    listing.rows.push_back({std::string(row.name).append(rest), std::string(row.meaning)});
  }
  return listing;
}

Listing list_tiers() {
  Listing listing{{"name", "meaning"}, {}};
  for (const TierRow& row : kTiers) listing.rows.push_back({std::string(row.name), std::string(row.meaning)});
  return listing;
}

Listing list_cells(const std::vector<std::string>& implementations, const Selection& selection) {
  const auto opened = open_implementations(implementations);
  std::vector<const Implementation*> subjects;
  for (const auto& implementation : opened) subjects.push_back(implementation.get());
  Listing listing{{"cell", "implementation", "format"}, {}};
  for (const Cell& cell : plan_cells(subjects, standard_formats(), selection)) {
    listing.rows.push_back({cell.id(), cell.implementation->name(), std::string(name_of(cell.question).subject)});
  }
  return listing;
}

std::string text_of(const Listing& listing) {
  Table table;
  if (listing.columns.size() > 1) table.add(listing.columns);
  for (const auto& row : listing.rows) {
    std::vector<std::string> cells;
    for (const ListValue& value : row) cells.push_back(text_of(value));
    table.add(cells);
  }
  return table.text();
}

int list(const ListOptions& options) {
  Listing listing = listing_for(options);
  if (!options.filter.empty()) {
    std::erase_if(listing.rows,
                  [&](const auto& row) { return !matches_pattern(options.filter, text_of(row.front())); });
  }
  std::cout << (options.style == ListStyle::json ? to_json(listing.columns, listing.rows) + "\n" : text_of(listing));
  if (!listing.rows.empty()) return kConforms;
  std::cerr << "halfulp: nothing to list\n";
  return kNothingRan;
}

}  // namespace halfulp
