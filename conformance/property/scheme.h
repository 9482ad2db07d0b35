// A block format with one of its variants: what a property is claimed of.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "block/block_spec.h"

namespace halfulp::property {

/// One way to quantize, as "format/variant" names it.
struct Scheme {
  const BlockSpec* spec = nullptr;
  const BlockVariant* variant = nullptr;

  const BlockRules& rules() const { return variant->rules; }
  std::string name() const;
  bool operator==(const Scheme&) const = default;
};

/// Formats whose properties are tested together: one test per family and property.
struct Family {
  std::string_view name;
  std::string_view formats;  ///< Patterns of block formats, separated by commas.
};
std::span<const Family> families();

/// Every variant of every standard block format, or of those of a family.
std::vector<Scheme> all_schemes();
std::vector<Scheme> schemes_of(const Family& family);

/// Whether one of the patterns, separated by commas, matches.
bool matches_list(std::string_view patterns, std::string_view text);

}  // namespace halfulp::property
