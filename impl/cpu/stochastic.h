// Stochastic rounding with given random bits: the three rules of IEEE P3109 v4.0 section 4.7.4, and the portable codec
// with one of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "cpu/encode.h"
#include "cpu/number.h"

namespace halfulp::cpu {

/// How much of the fraction between the two neighbours is kept to be compared with the random bits.
enum class Keep : std::uint8_t {
  truncated,    ///< StochasticA: as many bits as there are random ones.
  truncated_b,  ///< StochasticB: one bit more, against the random number and a half.
  rounded,      ///< StochasticC: as many, rounded to nearest, ties to even.
};

/// What a rounding called "stochastic_a...", "stochastic_b..." or "stochastic_c..." keeps; nothing for other names.
constexpr std::optional<Keep> keep_called(std::string_view rounding) {
  if (rounding.starts_with("stochastic_a")) return Keep::truncated;
  if (rounding.starts_with("stochastic_b")) return Keep::truncated_b;
  if (rounding.starts_with("stochastic_c")) return Keep::rounded;
  return std::nullopt;
}

struct Stochastic {
  Keep keep = Keep::truncated;
  std::uint32_t random_bits = 0;  ///< 0 to 32.
};

/// Whether the rule takes a number to the neighbour farther from zero; an exact one stays. `fraction` is the bits of a
/// word from the top down, `random` is below 2^random_bits.
constexpr bool goes_away(const Stochastic& rule, std::uint64_t fraction, std::uint32_t random) {
  const std::uint64_t all = std::uint64_t{1} << rule.random_bits;
  const std::uint64_t halves = fraction >> (63 - rule.random_bits);
  if (rule.keep == Keep::truncated_b) return halves + 2 * std::uint64_t{random} + 1 >= 2 * all;
  const std::uint64_t kept = halves >> 1;
  if (rule.keep == Keep::truncated) return kept + random >= all;
  const std::uint64_t below = fraction << rule.random_bits << 1;
  const bool rounds_up = (halves & 1) != 0 && (below != 0 || (kept & 1) != 0);
  return kept + (rounds_up ? 1 : 0) + random >= all;
}

/// The lower bits of `random` that the rule reads.
constexpr std::uint32_t drawn(const Stochastic& rule, std::uint32_t random) {
  return static_cast<std::uint32_t>(random & ((std::uint64_t{1} << rule.random_bits) - 1));
}

/// Encodes `x`, rounding by the lower bits of `random`. Overflow goes where it goes to nearest.
template <class Float>
constexpr Code encode_stochastic(const Layout& layout, Float x, const Stochastic& rule, const Policy& policy,
                                 std::uint32_t random) {
  const Number number = number_from(x);
  std::uint64_t rounded = 0;
  if (number.kind == Kind::finite) {
    const TruncatedMagnitude cut = truncate_magnitude(layout, number);
    rounded = cut.code + (goes_away(rule, cut.fraction, drawn(rule, random)) ? 1 : 0);
  }
  return encode_rounded(layout, number, rounded, Rounding::ties_to_even, policy);
}

}  // namespace halfulp::cpu
