// All codes of every format of at most 8 bits, into every other, by both oracles.
#include <gtest/gtest.h>

#include <deque>

#include "agreement.h"
#include "format/p3109.h"
#include "format/registry.h"

namespace halfulp::rational {
namespace {

std::vector<const FormatSpec*> narrow_formats(bool (*takes)(const FormatSpec&)) {
  std::vector<const FormatSpec*> rows;
  for (const FormatSpec& row : standard_formats().rows()) {
    if (row.k <= 8 && !row.is_codebook() && takes(row)) rows.push_back(&row);
  }
  return rows;
}

bool is_element(const FormatSpec& row) { return !is_p3109(row); }
bool is_any(const FormatSpec&) { return true; }

std::vector<const Profile*> every_profile() {
  std::vector<const Profile*> rows;
  for (const Profile& row : profiles()) rows.push_back(&row);
  return rows;
}

Tally cross(std::span<const FormatSpec* const> from, std::span<const FormatSpec* const> to,
            std::span<const Profile* const> profiles) {
  Tally tally;
  std::deque<Oracle> oracles;
  for (const FormatSpec* row : to) oracles.emplace_back(*row);
  for (const FormatSpec* source : from) {
    const std::vector<Source> sources = decode_all(*source, every_code(*source));
    for (const Oracle& oracle : oracles) compare(*source, sources, oracle, profiles, tally);
  }
  return tally;
}

TEST(NarrowFormats, agree_under_every_profile_among_the_element_formats) {
  const auto elements = narrow_formats(is_element);
  ASSERT_EQ(elements.size(), 12u);
  expect_agreement(cross(elements, elements, every_profile()));
}

TEST(NarrowFormats, agree_from_the_element_formats_into_p3109) {
  constexpr std::array<std::string_view, 5> kNames{"p3109-satfinite", "p3109-satpropagate", "p3109-satnone",
                                                   "ocp-nonsat", "hip-nosat"};
  expect_agreement(cross(narrow_formats(is_element), narrow_formats(is_p3109), profiles_called(kNames)));
}

TEST(NarrowFormats, agree_from_p3109_into_the_element_formats) {
  constexpr std::array<std::string_view, 4> kNames{"ocp-sat", "ocp-nonsat", "p3109-satnone", "ml_dtypes"};
  expect_agreement(cross(narrow_formats(is_p3109), narrow_formats(is_element), profiles_called(kNames)));
}

TEST(NarrowFormats, agree_among_the_p3109_formats) {
  constexpr std::array<std::string_view, 1> kNames{"p3109-satnone"};
  expect_agreement(cross(narrow_formats(is_p3109), narrow_formats(is_p3109), profiles_called(kNames)));
}

TEST(NarrowFormats, agree_into_the_wide_formats) {
  constexpr std::array<std::string_view, 3> kNames{"ieee-canonical", "ieee-payload", "ieee-raw"};
  const std::vector<const FormatSpec*> wide{&format_called("float16"), &format_called("bfloat16"),
                                            &format_called("tf32"), &format_called("float32"),
                                            &format_called("float64")};
  expect_agreement(cross(narrow_formats(is_any), wide, profiles_called(kNames)));
}

}  // namespace
}  // namespace halfulp::rational
