#include "case/rounding_choice.h"

#include <algorithm>
#include <array>
#include <vector>

namespace halfulp {
namespace {

constexpr int kMostRandomBits = 32;
/// Small enough to try all, a byte, half a word, a word.
constexpr std::array kUsualBits{4, 8, 16, 32};

std::vector<RoundingChoice> all_choices() {
  std::vector<RoundingChoice> choices;
  for (const RoundingRow& row : kRoundings) {
    if (!is_stochastic(row.rounding)) {
      choices.push_back({std::string(row.name), row.rounding, 0});
      continue;
    }
    for (int bits = 1; bits <= kMostRandomBits; ++bits) {
      choices.push_back({std::string(row.name) + std::to_string(bits), row.rounding, bits});
    }
  }
  return choices;
}

}  // namespace

std::span<const RoundingChoice> rounding_choices() {
  static const std::vector<RoundingChoice> choices = all_choices();
  return choices;
}

bool is_usual(const RoundingChoice& choice) {
  return choice.random_bits == 0 || std::ranges::find(kUsualBits, choice.random_bits) != kUsualBits.end();
}

const RoundingChoice* rounding_choice_called(std::string_view name) {
  const auto choices = rounding_choices();
  const auto found = std::ranges::find(choices, name, &RoundingChoice::name);
  return found != choices.end() ? &*found : nullptr;
}

std::string_view choice_name(Rounding rounding, int random_bits) {
  const auto choices = rounding_choices();
  const auto found = std::ranges::find_if(choices, [&](const RoundingChoice& choice) {
    return choice.rounding == rounding && choice.random_bits == random_bits;
  });
  return found->name;
}

}  // namespace halfulp
