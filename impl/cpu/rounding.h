// What a conversion may choose: the rounding direction, and the policy for values that have no ordinary result.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace halfulp::cpu {

enum class Rounding : std::uint8_t {
  ties_to_even,  ///< Nearest, ties to the even code.
  ties_to_away,  ///< Nearest, ties to the larger magnitude.
  toward_zero,
  toward_positive,
  toward_negative,
  to_odd,  ///< Inexact values go to the neighbour with the odd code.
};

inline constexpr std::array<std::string_view, 6> kRoundingNames{"ties_to_even",    "ties_to_away",    "toward_zero",
                                                                "toward_positive", "toward_negative", "to_odd"};

constexpr std::optional<Rounding> rounding_called(std::string_view name) {
  for (std::size_t i = 0; i < kRoundingNames.size(); ++i) {
    if (kRoundingNames[i] == name) return static_cast<Rounding>(i);
  }
  return std::nullopt;
}

/// A finite value that rounds beyond the largest finite value.
enum class Overflow : std::uint8_t {
  by_direction,  ///< Away from zero: infinity, else NaN, else the maximum. Otherwise the maximum.
  saturate,      ///< The maximum.
  p3109_none,    ///< IEEE P3109 v4.0 4.7.5 SatNone.
};
/// An infinity.
enum class InfinityIn : std::uint8_t {
  propagate,              ///< Infinity, else NaN, else the maximum.
  saturate,               ///< The maximum.
  infinity_else_maximum,  ///< Infinity, else the maximum.
};
/// A negative value into a format without sign.
enum class NegativeIn : std::uint8_t {
  nan,
  minimum,     ///< Code 0.
  p3109_none,  ///< Code 0 for finite values under toward_zero and toward_positive, otherwise NaN.
};
/// Zero into a format without zero.
enum class ZeroIn : std::uint8_t { nan, minimum };

struct Policy {
  Overflow overflow = Overflow::by_direction;
  InfinityIn infinity = InfinityIn::propagate;
  NegativeIn negative = NegativeIn::nan;
  ZeroIn zero = ZeroIn::nan;
};

/// IEEE 754-2019 4.3 and 7.4; OCP OFP8 1.0 table 3, non-saturating.
inline constexpr Policy kIeee{};
/// OCP OFP8 1.0 table 3, saturating.
inline constexpr Policy kSaturating{Overflow::saturate, InfinityIn::saturate, NegativeIn::minimum, ZeroIn::minimum};
/// IEEE P3109 v4.0 4.7.5.
inline constexpr Policy kP3109SatFinite{Overflow::saturate, InfinityIn::saturate, NegativeIn::minimum, ZeroIn::nan};
inline constexpr Policy kP3109SatPropagate{Overflow::saturate, InfinityIn::infinity_else_maximum, NegativeIn::minimum,
                                           ZeroIn::nan};
inline constexpr Policy kP3109SatNone{Overflow::p3109_none, InfinityIn::infinity_else_maximum, NegativeIn::p3109_none,
                                      ZeroIn::nan};

/// The policy of a profile, by the profile's name.
constexpr std::optional<Policy> policy_called(std::string_view profile) {
  if (profile == "ieee" || profile == "ocp-nonsat") return kIeee;
  if (profile == "ieee-sat" || profile == "ocp-sat") return kSaturating;
  if (profile == "p3109-satfinite") return kP3109SatFinite;
  if (profile == "p3109-satpropagate") return kP3109SatPropagate;
  if (profile == "p3109-satnone") return kP3109SatNone;
  return std::nullopt;
}

}  // namespace halfulp::cpu
