// The codebooks against the published words and the rules that generate them.
#include "format/codebooks.h"

#include <gmpxx.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>

#include "format/registry.h"

namespace halfulp {
namespace {

std::span<const float> values(const char* name) { return standard_formats().find(name)->codebook; }

std::uint32_t word(const char* name, std::size_t code) { return std::bit_cast<std::uint32_t>(values(name)[code]); }

TEST(Nf4, has_the_sixteen_published_words) {
  constexpr std::array<std::uint32_t, 16> kWords{0xBF800000, 0xBF3239B1, 0xBF066B30, 0xBECA32A0, 0xBE91A24D, 0xBE3D353F,
                                                 0xBDBA7871, 0x00000000, 0x3DA2FAFF, 0x3E24CAE3, 0x3E7C04DD, 0x3EAD033A,
                                                 0x3EE1A4B8, 0x3F1007AB, 0x3F3913B3, 0x3F800000};
  for (std::size_t code = 0; code < kWords.size(); ++code) EXPECT_EQ(word("nf4", code), kWords[code]) << code;
}

TEST(BnbFp4, has_the_published_magnitudes_and_the_sign_in_bit_3) {
  constexpr std::array<std::uint32_t, 8> kWords{0x00000000, 0x3BAAAAAB, 0x3F2AAAAB, 0x3F800000,
                                                0x3EAAAAAB, 0x3F000000, 0x3E2AAAAB, 0x3E800000};
  for (std::size_t code = 0; code < kWords.size(); ++code) {
    EXPECT_EQ(word("bnb_fp4", code), kWords[code]) << code;
    EXPECT_EQ(word("bnb_fp4", code + 8), kWords[code] | 0x80000000) << code;
  }
}

TEST(Af4, descends_from_one_to_minus_one) {
  const auto list = values("af4");
  EXPECT_EQ(list.front(), 1.0f);
  EXPECT_EQ(list.back(), -1.0f);
  EXPECT_TRUE(std::ranges::is_sorted(list, std::greater{}));
  EXPECT_EQ(list[8], 0.0f);
  EXPECT_EQ(list[1], 0.72424863f);
  EXPECT_EQ(list[14], -0.69441008f);
}

TEST(BnbDynamic8, ascends_through_one_zero_from_0_99_negative_to_one) {
  const auto list = values("bnb_dynamic8");
  ASSERT_EQ(list.size(), 256u);
  EXPECT_TRUE(std::ranges::is_sorted(list, std::less_equal{}));
  EXPECT_EQ(list[127], 0.0f);
  EXPECT_EQ(list[255], 1.0f);
  EXPECT_EQ(std::ranges::count(list, 0.0f), 1);
  EXPECT_EQ(std::ranges::count(list, -1.0f), 0);
}

TEST(BnbDynamic8, has_the_published_values_at_its_ends_and_around_zero) {
  const auto list = values("bnb_dynamic8");
  constexpr std::array<float, 3> kFirst{-0.99296874f, -0.97890627f, -0.96484375f};
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(list[i], kFirst[i]);
    EXPECT_EQ(list[254 - i], -kFirst[i]);
  }
  constexpr std::array<float, 5> kNearZero{5.500000384e-07f, 3.250000191e-06f, 7.749999895e-06f, 2.12499981e-05f,
                                           4.374999844e-05f};
  for (std::size_t i = 0; i < kNearZero.size(); ++i) {
    EXPECT_EQ(list[128 + i], kNearZero[i]);
    EXPECT_EQ(list[126 - i], -list[128 + i]);
  }
}

/// The map's rule in rationals, ascending: decade means of equal subdivisions of [0.1, 1].
std::vector<mpq_class> dynamic_map_by_rule() {
  std::vector<mpq_class> map{0, 1};
  mpq_class scale(1, 1000000);
  for (long parts = 1; parts <= 64; parts *= 2, scale *= 10) {
    for (long j = 0; j < parts; ++j) {
      const mpq_class mean = mpq_class(1, 10) + mpq_class(9, 10) * mpq_class(2 * j + 1, 2 * parts);
      map.push_back(scale * mean);
      map.push_back(-scale * mean);
    }
  }
  std::ranges::sort(map, [](const mpq_class& a, const mpq_class& b) { return a < b; });
  return map;
}

TEST(BnbDynamic8, lies_within_two_ulps_of_its_rule_everywhere) {
  const auto list = values("bnb_dynamic8");
  const std::vector<mpq_class> rule = dynamic_map_by_rule();
  ASSERT_EQ(rule.size(), list.size());
  for (std::size_t code = 0; code < list.size(); ++code) {
    const float magnitude = std::fabs(list[code]);
    const double ulp = std::nextafter(magnitude, 2.0f) - magnitude;
    const mpq_class error = abs(mpq_class(list[code]) - rule[code]);
    EXPECT_LE(error, 2 * mpq_class(ulp)) << code;
  }
}

}  // namespace
}  // namespace halfulp
