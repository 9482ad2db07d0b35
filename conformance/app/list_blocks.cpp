#include <algorithm>

#include "app/block_text.h"
#include "app/list.h"
#include "block/error_bound.h"

namespace halfulp {
namespace {

std::string variant_names(const BlockSpec& spec) {
  std::string names;
  for (const BlockVariant& variant : spec.variants) names += (names.empty() ? "" : " ") + std::string(variant.name);
  return names;
}

/// The bounds of all variants: "0.2 to 0.25".
std::string errors_text(const BlockSpec& spec) {
  std::vector<ErrorBound> bounds;
  for (const BlockVariant& variant : spec.variants) bounds.push_back(error_bound(spec, variant.rules));
  const auto missing = std::ranges::partition(bounds, [](const ErrorBound& bound) { return bound.missing.empty(); });
  const bool is_any_missing = !missing.empty();
  bounds.erase(missing.begin(), missing.end());
  if (bounds.empty()) return "none";
  const auto [least, greatest] = std::ranges::minmax(bounds, {}, &ErrorBound::relative);
  std::string text = error_text(least);
  if (error_text(greatest) != text) text += " to " + error_text(greatest);
  return is_any_missing ? text + " or none" : text;
}

}  // namespace

Listing list_blocks(const std::vector<BlockSpec>& blocks) {
  Listing listing{{"name", "element", "scale", "block", "bits", "error", "variants", "aliases", "rule"}, {}};
  for (const BlockSpec& spec : blocks) {
    listing.rows.push_back({spec.name, std::string(spec.element->name), scales_text(spec), tile_text(spec),
                            bits_per_element_text(spec), errors_text(spec), variant_names(spec), spec.aliases,
                            std::string(spec.rule)});
  }
  return listing;
}

Listing list_variants(const std::vector<BlockSpec>& blocks) {
  Listing listing{{"name", "error", "rule", "choices"}, {}};
  for (const BlockSpec& spec : blocks) {
    for (const BlockVariant& variant : spec.variants) {
      listing.rows.push_back({spec.name + "/" + std::string(variant.name), error_text(error_bound(spec, variant.rules)),
                              std::string(variant.rule), choices_text(variant.rules)});
    }
  }
  return listing;
}

}  // namespace halfulp
