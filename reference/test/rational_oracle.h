// The second oracle: conversions decided by comparing rationals, with the profiles applied by its own code.
#pragma once

#include "oracle/profile.h"
#include "oracle/rounding.h"
#include "rational_format.h"

namespace halfulp::rational {

/// The codes an answer accepts.
enum class Accepts { one, every_nan, nans_of_one_sign, everything };

struct Answer {
  Accepts accepts = Accepts::one;
  Code code = 0;          ///< one.
  bool negative = false;  ///< nans_of_one_sign.
};

/// A target of conversions.
class Oracle {
 public:
  /// Requires a binary format.
  explicit Oracle(const FormatSpec& spec) : to_(spec) {}

  const Magnitudes& magnitudes() const { return to_; }

  /// Converts `x`, whose place among the target's magnitudes is `place` if it is finite.
  Answer convert(const Number& x, const Place& place, Rounding rounding, const Profile& profile) const;

 private:
  Answer finite(const Number& x, const Place& place, Rounding rounding, const Profile& profile) const;
  Answer overflow(bool negative, Rounding rounding, const Profile& profile) const;
  Answer infinity(bool negative, Rounding rounding, const Profile& profile) const;
  Answer negative_unsigned(bool is_infinite, Rounding rounding, const Profile& profile) const;
  Answer nan(bool negative, std::uint64_t payload, const Profile& profile) const;
  Answer produced_nan(bool negative, const Profile& profile) const;
  Answer zero(bool negative) const;
  Answer signed_code(Code magnitude, bool negative) const;
  Answer infinity_or_largest(bool negative) const;

  Magnitudes to_;
};

/// Whether an inexact magnitude with `lower` below it and `order` as in Place moves to the larger neighbour.
bool goes_away(Code lower, int order, Rounding rounding, bool negative);

}  // namespace halfulp::rational
