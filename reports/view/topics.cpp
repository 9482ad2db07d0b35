#include "view/topics.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace halfulp {
namespace {

template <class Choice, std::size_t count>
constexpr std::string_view word(const std::array<std::string_view, count>& words, Choice choice) {
  return words[static_cast<std::size_t>(choice)];
}

// In the order of the enumerations of oracle/profile.h.
constexpr std::array<std::string_view, 3> kOverflows{"infinity or NaN", "largest value", "by rounding"};
constexpr std::array<std::string_view, 3> kUnroundedOverflows{
    "infinity or NaN, before rounding", "largest value, before rounding", "by rounding, before it"};
constexpr std::array<std::string_view, 4> kInfinities{"infinity or NaN", "largest value", "largest value, NaN in fnuz",
                                                      "infinity or largest"};
constexpr std::array<std::string_view, 8> kNans{"any NaN",         "any, sign kept",   "quiet, sign kept",
                                                "quiet, positive", "ones, sign kept",  "ones, positive",
                                                "payload, quiet",  "payload as it was"};
constexpr std::array<std::string_view, 3> kNanless{"left open", "largest value", "zero, sign inverted"};
constexpr std::array<std::string_view, 4> kNegatives{"NaN", "least value", "sign dropped", "zero or NaN by rounding"};
constexpr std::array<std::string_view, 2> kZeros{"NaN", "least value"};

std::string_view overflow(const Profile& profile, const FormatSpec&) {
  return word(profile.overflow_test == OverflowTest::rounded ? kOverflows : kUnroundedOverflows,
              profile.finite_overflow);
}
std::string_view infinity(const Profile& profile, const FormatSpec&) { return word(kInfinities, profile.infinity); }
std::string_view nan(const Profile& profile, const FormatSpec& to) {
  return to.has_nan() ? word(kNans, profile.nan) : "";
}
std::string_view nanless(const Profile& profile, const FormatSpec& to) {
  return to.has_nan() ? "" : word(kNanless, profile.nanless);
}
std::string_view subnormal(const Profile&, const FormatSpec& to) { return to.has_zero() ? "kept" : ""; }
std::string_view zero_sign(const Profile&, const FormatSpec& to) { return to.has_negative_zero() ? "kept" : ""; }
std::string_view negative(const Profile& profile, const FormatSpec& to) {
  return to.is_signed() ? "" : word(kNegatives, profile.negative);
}
std::string_view zero(const Profile& profile, const FormatSpec& to) {
  return to.has_zero() ? "" : word(kZeros, profile.zero);
}

constexpr std::array kTopics{
    Topic{"Overflow", &overflow, "overflow_too_early overflow_saturated number_to_nan number_to_infinity"},
    Topic{"Infinity", &infinity, "infinity_to_zero infinity_lost infinity_wrong"},
    Topic{"NaN", &nan, "nan_to_infinity nan_lost nan_sign nan_code undefined_code"},
    Topic{"NaN, none in format", &nanless, ""},
    Topic{"Subnormals", &subnormal, "subnormals_flushed tiny_flushed tiny_becomes_large"},
    Topic{"Sign of zero", &zero_sign, "zero_sign_lost"},
    Topic{"Negative, no sign", &negative, "sign_flipped"},
    Topic{"Zero, none in format", &zero, ""},
};

}  // namespace

std::span<const Topic> topics() { return kTopics; }

bool has_word(std::string_view causes, std::string_view cause) {
  while (!causes.empty()) {
    const std::size_t end = std::min(causes.find(' '), causes.size());
    if (causes.substr(0, end) == cause) return true;
    causes.remove_prefix(std::min(end + 1, causes.size()));
  }
  return false;
}

}  // namespace halfulp
