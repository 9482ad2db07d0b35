// Stochastic rounding with given random bits: the three rules of IEEE P3109 v4.0 section 4.7.4.
#pragma once

#include <algorithm>
#include <cstdint>

#include "cuda/encode.h"

namespace halfulp::cuda {

/// How much of the fraction between the two neighbours is kept to be compared with the random bits.
enum class Keep : std::uint8_t {
  truncated,    ///< StochasticA: as many bits as there are random ones.
  truncated_b,  ///< StochasticB: one bit more, against the random number and a half.
  rounded,      ///< StochasticC: as many, rounded to nearest, ties to even.
};

/// `encode` is a plan for ties_to_even: overflow goes where it goes to nearest.
struct StochasticPlan {
  EncodePlan encode;
  Keep keep = Keep::truncated;
  std::uint32_t random_bits = 0;  ///< 0 to 32.
};

/// A magnitude code that was cut short, and the fraction cut off as the bits of a 64-bit word from the top down. What
/// stands below them is less than 2^-40, which is nothing to rules that keep 33 bits.
struct LongCut {
  std::uint32_t code = 0;
  std::uint64_t fraction = 0;
};

constexpr LongCut long_cut(const EncodePlan& plan, std::uint32_t magnitude) {
  if (plan.way == Way::linear) {
    const std::uint64_t whole = raised(plan, magnitude);
    return {.code = static_cast<std::uint32_t>(whole >> plan.cut_bits), .fraction = whole << (64 - plan.cut_bits)};
  }
  const std::uint32_t field = std::max(magnitude >> 23, 1u);
  const std::uint64_t significand = std::min(magnitude, (magnitude & (kHidden - 1)) | kHidden);
  const std::uint32_t binade = std::max(field, plan.least_field);
  const std::uint32_t cut_bits = std::min(binade - field + plan.cut_bits, 64u);
  const std::uint32_t code = (binade - plan.least_field) << plan.trailing;
  if (cut_bits <= 24) {
    return {.code = code + static_cast<std::uint32_t>(significand >> cut_bits),
            .fraction = significand << (64 - cut_bits)};
  }
  return {.code = code, .fraction = (significand << 40) >> (cut_bits - 24)};
}

/// Whether the rule takes a number to the neighbour farther from zero. `random` is below 2^random_bits.
constexpr bool goes_away(Keep keep, std::uint64_t fraction, std::uint32_t random_bits, std::uint32_t random) {
  const std::uint64_t all = std::uint64_t{1} << random_bits;
  if (keep == Keep::truncated_b) return (fraction >> (63 - random_bits)) + 2 * std::uint64_t{random} + 1 >= 2 * all;
  const std::uint64_t halves = fraction >> (63 - random_bits);
  const std::uint64_t kept = halves >> 1;
  if (keep == Keep::truncated) return kept + random >= all;
  const std::uint64_t below = fraction << random_bits << 1;
  const bool rounds_up = (halves & 1) != 0 && (below != 0 || (kept & 1) != 0);
  return kept + (rounds_up ? 1 : 0) + random >= all;
}

/// Encodes the float32 with these bits, rounding by the lower bits of `random`.
constexpr std::uint32_t encode_stochastic(const StochasticPlan& plan, std::uint32_t bits, std::uint32_t random) {
  const EncodePlan& to = plan.encode;
  const std::uint32_t magnitude = bits & kMagnitude;
  if (magnitude >= kInfinity || (magnitude == 0 && to.zero_is_special != 0)) return special_code(to, bits);
  const auto drawn = static_cast<std::uint32_t>(random & ((std::uint64_t{1} << plan.random_bits) - 1));
  const LongCut cut = long_cut(to, magnitude);
  const bool away = goes_away(plan.keep, cut.fraction, plan.random_bits, drawn);
  const std::uint32_t code = std::min(cut.code + (away ? 1 : 0), to.limit);
  return to.signs == Signs::kept ? with_sign<Signs::kept>(to, bits, code) : with_sign<Signs::replaced>(to, bits, code);
}

}  // namespace halfulp::cuda
