// The roundings as cells name them: a stochastic one has a number of random bits.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "oracle/rounding.h"

namespace halfulp {

struct RoundingChoice {
  std::string name;  ///< "ties_to_even", "stochastic_a8"
  Rounding rounding = Rounding::ties_to_even;
  int random_bits = 0;  ///< 1 to 32 of a stochastic rounding, else 0.
};

/// Every choice: the deterministic roundings, then the stochastic ones with 1 to 32 random bits.
std::span<const RoundingChoice> rounding_choices();

/// The choices that a pattern means: of the stochastic ones those with 4, 8, 16 and 32 random bits. Any other has to be
/// named.
bool is_usual(const RoundingChoice& choice);

/// The choice called `name`, or nullptr.
const RoundingChoice* rounding_choice_called(std::string_view name);

/// What cells call a rounding with so many random bits. Requires a choice that exists.
std::string_view choice_name(Rounding rounding, int random_bits);

}  // namespace halfulp
