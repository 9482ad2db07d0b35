// The rounding directions: six deterministic ones and the three stochastic rules of P3109.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace halfulp {

enum class Rounding : std::uint8_t {
  ties_to_even,     ///< IEEE 754-2019 4.3.1: nearest, ties to the even code.
  ties_to_away,     ///< IEEE 754-2019 4.3.1: nearest, ties to the larger magnitude.
  toward_zero,      ///< IEEE 754-2019 4.3.2.
  toward_positive,  ///< IEEE 754-2019 4.3.2.
  toward_negative,  ///< IEEE 754-2019 4.3.2.
  to_odd,           ///< Inexact values go to the neighbour with the odd code (Boldo and Melquiond 2008; P3109 4.7.4).
  stochastic_a,     ///< P3109 4.7.4 StochasticA.
  stochastic_b,     ///< P3109 4.7.4 StochasticB.
  stochastic_c,     ///< P3109 4.7.4 StochasticC.
};

/// The random bits of one stochastic rounding, an input like any other.
struct Draw {
  int bits = 0;              ///< N, in [0, 62].
  std::uint64_t random = 0;  ///< R, in [0, 2^N).
};

struct RoundingRow {
  Rounding rounding;
  std::string_view name;
  std::string_view meaning;
};

inline constexpr std::array kRoundings{
    RoundingRow{Rounding::ties_to_even, "ties_to_even", "nearest, ties to the even code"},
    RoundingRow{Rounding::ties_to_away, "ties_to_away", "nearest, ties to the larger magnitude"},
    RoundingRow{Rounding::toward_zero, "toward_zero", "the neighbour of smaller magnitude"},
    RoundingRow{Rounding::toward_positive, "toward_positive", "the greater neighbour"},
    RoundingRow{Rounding::toward_negative, "toward_negative", "the lesser neighbour"},
    RoundingRow{Rounding::to_odd, "to_odd", "the neighbour with the odd code"},
    RoundingRow{Rounding::stochastic_a, "stochastic_a",
                "P3109 StochasticA with given random bits: stochastic_a8 has 8"},
    RoundingRow{Rounding::stochastic_b, "stochastic_b",
                "P3109 StochasticB with given random bits: stochastic_b8 has 8"},
    RoundingRow{Rounding::stochastic_c, "stochastic_c",
                "P3109 StochasticC with given random bits: stochastic_c8 has 8"},
};

/// The deterministic roundings are the first six rows.
inline constexpr int kDeterministicRoundings = 6;

constexpr bool is_stochastic(Rounding rounding) { return rounding >= Rounding::stochastic_a; }

constexpr std::string_view name_of(Rounding rounding) { return kRoundings[static_cast<std::size_t>(rounding)].name; }

constexpr std::optional<Rounding> rounding_called(std::string_view name) {
  for (const RoundingRow& row : kRoundings) {
    if (row.name == name) return row.rounding;
  }
  return std::nullopt;
}

}  // namespace halfulp
