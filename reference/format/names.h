// Names as users type them: any case, several for one thing.
#pragma once

#include <algorithm>
#include <cctype>
#include <string_view>

namespace halfulp {

inline bool equals_ignoring_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

/// Calls `visit` with `name` and every one of the space-separated `aliases`.
template <class Visit>
void for_each_name(std::string_view name, std::string_view aliases, Visit visit) {
  visit(name);
  while (!aliases.empty()) {
    const auto space = aliases.find(' ');
    if (space != 0) visit(aliases.substr(0, space));
    aliases.remove_prefix(space == std::string_view::npos ? aliases.size() : space + 1);
  }
}

/// Whether `name` is `canonical` or one of the space-separated `aliases`, ignoring case.
inline bool is_named(std::string_view canonical, std::string_view aliases, std::string_view name) {
  bool found = false;
  for_each_name(canonical, aliases,
                [&](std::string_view known) { found = found || equals_ignoring_case(known, name); });
  return found;
}

}  // namespace halfulp
