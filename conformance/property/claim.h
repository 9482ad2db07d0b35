// What holds: a table of properties and schemes. Tests follow it, and docs/blocks.md shows it.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "property/property.h"

namespace halfulp::property {

/// What is said of a property of a scheme.
enum class Stand : std::uint8_t {
  holds,  ///< For every tensor of the domain.
  fails,  ///< There is a counterexample in the domain.
  open,   ///< Nothing: the question makes no sense there, or the rules leave the answer open.
};

std::string_view name_of(Stand stand);

/// One row.
struct Claim {
  std::string_view property;
  std::string_view schemes;  ///< Patterns of "format/variant", separated by commas.
  Stand stand = Stand::holds;
  std::string_view why;
  std::string_view rules = {};          ///< The position of an axis that decides, "tail=quotient".
  std::optional<Domain> domain = {};    ///< If not the property's own.
  std::span<const float> witness = {};  ///< A counterexample that is too rare to be drawn; the first value fills up.
};

/// Every row, by property. Of the rows that match a scheme the first one counts.
std::span<const Claim> claims();

/// The row that counts for a property of a scheme, or nullptr.
const Claim* claim_about(const Property& property, const Scheme& scheme);

Domain domain_of(const Property& property, const Claim& claim);

/// The witness as a sample of the scheme: one row, in the simplest shape that holds it.
Sample witness_sample(const Scheme& scheme, const Claim& claim);

/// The table as Markdown, a line each.
std::vector<std::string> claim_lines();

}  // namespace halfulp::property
