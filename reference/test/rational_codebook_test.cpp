// Rounding to codebooks: every float16 and bfloat16 value against the nearest entry found in rationals.
#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <stdexcept>

#include "agreement.h"
#include "boundary_codes.h"
#include "format/codebooks.h"

namespace halfulp::rational {
namespace {

/// A codebook as a list in order of value; where +0 and -0 are both entries, each keeps its own sign.
struct Entry {
  mpq_class value;
  Code code = 0;
};

std::vector<Entry> entries_for(const FormatSpec& format, bool negative) {
  std::vector<Entry> entries;
  for (Code code = 0; code < format.codebook.size(); ++code) {
    const float value = format.codebook[code];
    const bool is_other_zero =
        value == 0 && std::ranges::count(format.codebook, 0.0f) == 2 && std::signbit(value) != negative;
    if (!is_other_zero) entries.push_back({mpq_class(value), code});
  }
  std::ranges::sort(entries, [](const Entry& a, const Entry& b) { return a.value < b.value; });
  return entries;
}

bool takes_upper(const Entry& lower, const Entry& upper, const mpq_class& x, Rounding rounding) {
  const int order = cmp(x * 2, lower.value + upper.value);
  const bool upper_is_even = upper.code % 2 == 0;
  switch (rounding) {
    case Rounding::ties_to_even:
      return order == 0 ? upper_is_even : order > 0;
    case Rounding::ties_to_away:
      return order == 0 ? x > 0 : order > 0;
    case Rounding::toward_zero:
      return x < 0;
    case Rounding::toward_positive:
      return true;
    case Rounding::to_odd:
      return !upper_is_even;
    default:
      return false;
  }
}

Code nearest_code(const std::vector<Entry>& entries, const mpq_class& x, Rounding rounding) {
  const auto upper = std::ranges::lower_bound(entries, x, {}, &Entry::value);
  if (upper == entries.end()) return entries.back().code;
  if (upper == entries.begin() || upper->value == x) return upper->code;
  const auto lower = std::prev(upper);
  return takes_upper(*lower, *upper, x, rounding) ? upper->code : lower->code;
}

void compare_codebook(const FormatSpec& format, const FormatSpec& from, std::span<const Code> codes, Tally& tally) {
  const Profile& profile = *profile_called("ieee");
  const std::vector<Entry> positive = entries_for(format, false);
  const std::vector<Entry> negative = entries_for(format, true);
  for (const Source& source : decode_all(from, codes)) {
    const Number& number = source.number;
    if (number.cls == DatumClass::nan) continue;
    const bool is_infinite = number.cls == DatumClass::infinity;
    mpq_class x = is_infinite ? power_of_two(2000) : number.magnitude;
    if (number.negative) x = -x;
    for (int i = 0; i < kDeterministicRoundings; ++i) {
      const Rounding rounding = kRoundings[static_cast<std::size_t>(i)].rounding;
      const Code expected = nearest_code(number.negative ? negative : positive, x, rounding);
      ++tally.compared;
      if (convert(from, format, source.code, rounding, profile) == Expected{expected}) continue;
      if (tally.different++ == 0) {
        tally.first = std::string(format.name) + " from " + std::to_string(source.code) + ' ' +
                      std::string(name_of(rounding)) + ": rational " + std::to_string(expected);
      }
    }
  }
}

/// Float32 codes at and next to every value and at both floats around every midpoint.
std::vector<Code> float32_codes_around(const FormatSpec& format) {
  const Magnitudes source(format_called("float32"));
  std::vector<Code> codes;
  const auto add = [&](const mpq_class& x) {
    const Code sign = x < 0 ? Code{1} << 31 : 0;
    const Code centre = x == 0 ? 1 : source.place(abs(x)).lower;
    for (Code code = centre - 1; code <= centre + 2; ++code) codes.push_back(sign | code);
  };
  const std::vector<Entry> entries = entries_for(format, false);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    add(entries[i].value);
    if (i > 0) add((entries[i - 1].value + entries[i].value) / 2);
  }
  const std::vector<Code> specials = special_codes(format_called("float32"));
  codes.insert(codes.end(), specials.begin(), specials.end());
  return codes;
}

class Codebook : public testing::TestWithParam<const char*> {
 protected:
  const FormatSpec& format_ = format_called(GetParam());
};

TEST_P(Codebook, is_rounded_to_as_the_rational_search_says) {
  Tally tally;
  compare_codebook(format_, format_called("float32"), float32_codes_around(format_), tally);
  compare_codebook(format_, format_called("float16"), every_code(format_called("float16")), tally);
  expect_agreement(tally);
}

TEST_P(Codebook, keeps_its_own_values_under_every_rounding) {
  for (Code code = 0; code < format_.codebook.size(); ++code) {
    const Code source = std::bit_cast<std::uint32_t>(format_.codebook[code]);
    for (int i = 0; i < kDeterministicRoundings; ++i) {
      const Rounding rounding = kRoundings[static_cast<std::size_t>(i)].rounding;
      EXPECT_EQ(convert(format_called("float32"), format_, source, rounding, *profile_called("ieee")), Expected{code});
    }
  }
}

// Ties to the even code are well defined only because codes alternate in parity along the line of values.
TEST_P(Codebook, has_neighbours_of_unlike_parity) {
  for (const bool negative : {false, true}) {
    const std::vector<Entry> entries = entries_for(format_, negative);
    for (std::size_t i = 1; i < entries.size(); ++i) {
      EXPECT_NE(entries[i - 1].code % 2, entries[i].code % 2) << i;
    }
  }
}

TEST_P(Codebook, refuses_stochastic_roundings) {
  EXPECT_THROW(convert(format_called("float32"), format_, 0x3E99999A, Rounding::stochastic_a, *profile_called("ieee"),
                       Draw{1, 0}),
               std::invalid_argument);
}

TEST_P(Codebook, leaves_nan_and_reserved_codes_open) {
  const auto result = [&](const char* from, Code code) {
    return convert(format_called(from), format_, code, Rounding::ties_to_even, *profile_called("ieee")).match;
  };
  EXPECT_EQ(result("float32", 0x7FC00000), Match::unspecified);
  EXPECT_EQ(result("ue4m3", 0x80), Match::unspecified);
}

INSTANTIATE_TEST_SUITE_P(Standard, Codebook, testing::Values("nf4", "bnb_fp4", "af4", "bnb_dynamic8"),
                         [](const auto& tested) { return std::string(tested.param); });

}  // namespace
}  // namespace halfulp::rational
