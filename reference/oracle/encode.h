// The oracle: what converting a datum to a format must give.
#pragma once

#include <cstdint>

#include "format/format_spec.h"
#include "oracle/profile.h"
#include "oracle/rounding.h"
#include "value/datum.h"

namespace halfulp {

/// Which codes satisfy an expectation.
enum class Match : std::uint8_t {
  exact,        ///< The one code.
  any_nan,      ///< Every NaN code of the format.
  signed_nan,   ///< Every NaN code with the expected code's sign.
  unspecified,  ///< Every code: the profile leaves the result open.
};

/// The right answer to one case.
struct Expected {
  Code code = 0;
  Match match = Match::exact;

  bool operator==(const Expected&) const = default;
};

/// Converts `datum` to `format`. Source: IEEE 754-2019 4.3, 5.4.2, 7.4; OCP OFP8 1.0 5.2; P3109 v4.0 4.7.3.
/// Errors: std::invalid_argument for a stochastic rounding into a codebook; otherwise total.
Expected encode(const FormatSpec& format, const Datum& datum, Rounding rounding, const Profile& profile,
                Draw draw = {});

/// Whether `actual` satisfies `expected` in `format`.
bool satisfies(const FormatSpec& format, const Expected& expected, Code actual);

/// Decodes `code` of `from` and encodes it to `to`: the expected result of one conversion.
Expected convert(const FormatSpec& from, const FormatSpec& to, Code code, Rounding rounding, const Profile& profile,
                 Draw draw = {});

}  // namespace halfulp
