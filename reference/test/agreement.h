// Puts the same conversions to both oracles and counts the answers; the tests demand that none differ.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "oracle/encode.h"
#include "rational_oracle.h"

namespace halfulp::rational {

/// A source code with its meaning in rationals.
struct Source {
  Code code = 0;
  Number number;
};

/// The codes with their meanings in `format`.
std::vector<Source> decode_all(const FormatSpec& format, std::span<const Code> codes);

/// Every code of a format of at most 16 bits.
std::vector<Code> every_code(const FormatSpec& format);

/// How often two oracles were compared, and where they first differed.
struct Tally {
  std::uint64_t compared = 0;
  std::uint64_t different = 0;
  std::string first;
};

/// Whether both oracles accept the same codes.
bool agrees(const FormatSpec& to, const Expected& expected, const Answer& answer);

/// Converts each source code to `to` under each rounding and profile by both oracles.
/// Requires a binary target; the roundings are deterministic.
void compare(const FormatSpec& from, std::span<const Source> sources, const Oracle& to,
             std::span<const Profile* const> profiles, Tally& tally);

/// Fails the running test unless something was compared and nothing differed; records how much was compared.
void expect_agreement(const Tally& tally);

/// The rows called `names`.
std::vector<const Profile*> profiles_called(std::span<const std::string_view> names);

/// The standard format called `name`.
const FormatSpec& format_called(std::string_view name);

}  // namespace halfulp::rational
