#include "property/claim.h"

#include <algorithm>
#include <bit>

#include "case/block_form.h"
#include "format/elements.h"

namespace halfulp::property {

std::string_view name_of(Stand stand) {
  constexpr std::string_view names[] = {"holds", "does not hold", "not asked"};
  return names[static_cast<int>(stand)];
}

const Claim* claim_about(const Property& property, const Scheme& scheme) {
  for (const Claim& claim : claims()) {
    if (claim.property == property.name && matches_list(claim.schemes, scheme.name())) return &claim;
  }
  return nullptr;
}

Domain domain_of(const Property& property, const Claim& claim) { return claim.domain.value_or(property.domain); }

Sample witness_sample(const Scheme& scheme, const Claim& claim) {
  Sample sample{.scheme = scheme, .values = {}};
  sample.values.format = &kFloat32;
  sample.values.shape = BlockForm(*scheme.spec).row_of(claim.witness.size());
  for (const float value : claim.witness) sample.values.values.push_back(std::bit_cast<std::uint32_t>(value));
  sample.values.values.resize(sample.values.shape.count(), sample.values.values.front());
  return sample;
}

std::vector<std::string> claim_lines() {
  std::vector<std::string> lines;
  for (const Property& property : properties()) {
    for (const Claim& claim : claims()) {
      if (claim.property != property.name) continue;
      std::string line = "| " + std::string(claim.property) + " | ";
      std::ranges::replace(line, '_', ' ');
      line.append("`").append(claim.schemes).append("` | ").append(name_of(claim.stand)).append(" | ");
      if (claim.stand != Stand::open) line.append(name_of(domain_of(property, claim)));
      line.append(" | ").append(claim.why);
      if (!claim.rules.empty()) line.append(" (`").append(claim.rules).append("`)");
      lines.push_back(line.append(" |"));
    }
  }
  return lines;
}

}  // namespace halfulp::property
