#include "run/nearest_name.h"

#include <algorithm>
#include <cctype>
#include <utility>

namespace halfulp {
namespace {

std::string sorted(std::string_view word) {
  std::string letters(word);
  std::ranges::sort(letters);
  return letters;
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
  const auto same = [](char x, char y) {
    return std::tolower(static_cast<unsigned char>(x)) == std::tolower(static_cast<unsigned char>(y));
  };
  std::vector<std::vector<std::size_t>> distance(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      auto& best = distance[i][j];
      if (i == 0 || j == 0) {
        best = i + j;
        continue;
      }
      const std::size_t replaced = distance[i - 1][j - 1] + (same(a[i - 1], b[j - 1]) ? 0 : 1);
      best = std::min({distance[i - 1][j] + 1, distance[i][j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && same(a[i - 1], b[j - 2]) && same(a[i - 2], b[j - 1]);
      if (swapped) best = std::min(best, distance[i - 2][j - 2] + 1);
    }
  }
  return distance[a.size()][b.size()];
}

std::string unknown_name(std::string_view kind, std::string_view typed, const std::vector<std::string>& names) {
  std::string message = "unknown " + std::string(kind) + " '" + std::string(typed) + "'";
  // Of equally near names the one with the same letters is meant: swapped letters are the likelier slip.
  const auto nearest = std::ranges::min_element(names, {}, [&](const std::string& name) {
    return std::pair(edit_distance(typed, name), edit_distance(sorted(typed), sorted(name)));
  });
  constexpr std::size_t kLongestTyped = 64;
  const std::size_t tolerance = std::max<std::size_t>(1, typed.size() / 3);
  if (nearest != names.end() && typed.size() <= kLongestTyped && edit_distance(typed, *nearest) <= tolerance) {
    message += "; did you mean " + *nearest + "?";
  }
  return message;
}

}  // namespace halfulp
