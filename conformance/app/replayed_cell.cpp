#include "app/replayed_cell.h"

#include <vector>

#include "app/usage_error.h"
#include "format/registry.h"

namespace halfulp {
namespace {

std::vector<std::string> parts_of(const std::string& id) {
  std::vector<std::string> parts{""};
  for (const char c : id) {
    if (c == '/') {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  if (parts.size() != 5) {
    throw UsageError("'" + id + "' is no cell; expected implementation/operation/from->to/rounding/profile");
  }
  return parts;
}

}  // namespace

ReplayedCell open_cell(const CellAddress& address) {
  const std::vector<std::string> parts = parts_of(address.cell);
  const auto tier = tier_called(address.tier);
  if (!tier) throw UsageError("unknown tier '" + address.tier + "'");
  auto implementation =
      open_implementation(address.implementation.empty() ? "builtin:" + parts[0] : address.implementation);
  const Selection selection{.formats = {parts[2]},
                            .operations = {parts[1]},
                            .roundings = {parts[3]},
                            .profiles = {parts[4]},
                            .tier = *tier,
                            .seed = address.seed};
  auto groups = group_cells(plan_cells({implementation.get()}, standard_formats(), selection), selection);
  if (groups.size() != 1 || groups.front().cells.size() != 1 || groups.front().cells.front().id() != address.cell) {
    throw UsageError(address.cell + ": " + implementation->locator() + " does not offer this cell");
  }
  return {std::move(implementation), std::move(groups.front())};
}

}  // namespace halfulp
