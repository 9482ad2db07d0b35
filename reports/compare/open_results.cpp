#include "compare/open_results.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "block/block_registry.h"
#include "format/registry.h"
#include "oracle/profile.h"

namespace halfulp {
namespace {

/// Positions of axes of block rules at which more than one result is right.
constexpr std::array<std::string_view, 4> kOpenPositions{"unspecified", "elements_open", "ignored_unless_all",
                                                         "scale_nan"};

std::string_view open_of(const Profile& profile, const FormatSpec& to) {
  if (!to.has_nan()) return profile.nanless == NanlessIn::unspecified ? "asks for no result of a NaN" : "";
  if (profile.nan == NanIn::any) return "accepts any NaN";
  return profile.nan == NanIn::any_keep_sign ? "accepts any NaN of the same sign" : "";
}

std::string open_of(const BlockRules& rules) {
  std::string text;
  for (const Axis& axis : axes()) {
    const AxisValue& position = axis.values[static_cast<std::size_t>(axis.get(rules))];
    if (std::ranges::find(kOpenPositions, position.name) == kOpenPositions.end()) continue;
    text += (text.empty() ? "" : "; ") + std::string(axis.name) + ": " + std::string(position.meaning);
  }
  return text;
}

}  // namespace

std::string open_results_of(const CellRecord& cell) {
  if (const BlockSpec* block = block_called(cell.subject)) {
    const BlockVariant* variant = variant_called(*block, cell.profile);
    const std::string open = variant != nullptr ? open_of(variant->rules) : "";
    return open.empty() ? "" : "the variant " + cell.profile + " leaves results open (" + open + ")";
  }
  const Profile* profile = profile_called(cell.profile);
  const FormatSpec* to = standard_formats().find(cell.to);
  if (profile == nullptr || to == nullptr) return "";
  const std::string_view open = open_of(*profile, *to);
  return open.empty() ? "" : "the profile " + cell.profile + " " + std::string(open);
}

}  // namespace halfulp
