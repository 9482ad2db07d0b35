#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <set>

#include "case/boundary.h"
#include "case/container.h"
#include "case/tier.h"
#include "format/elements.h"
#include "format/registry.h"

namespace halfulp {
namespace {

Code code_of(float value) { return std::bit_cast<std::uint32_t>(value); }
Code code_of(double value) { return std::bit_cast<std::uint64_t>(value); }

bool holds(const std::vector<Code>& codes, Code code) { return std::ranges::binary_search(codes, code); }

TEST(Boundary, holds_every_midpoint_of_float16_with_its_neighbours) {
  const auto codes = boundary_codes(kFloat32, kFloat16);
  for (Code half = 0; half < 0x7BFF; ++half) {
    // 13 trailing bits of float32 lie below float16's last place; the midpoint of subnormals is 2^-25 * odd.
    const float value = static_cast<float>(
        half < 0x400 ? std::ldexp(static_cast<double>(half), -24)
                     : std::ldexp(1024.0 + static_cast<double>(half & 0x3FF), static_cast<int>(half >> 10) - 25));
    const float next =
        static_cast<float>(half + 1 < 0x400 ? std::ldexp(static_cast<double>(half + 1), -24)
                                            : std::ldexp(1024.0 + static_cast<double>((half + 1) & 0x3FF),
                                                         static_cast<int>((half + 1) >> 10) - 25));
    const Code midpoint = code_of((value + next) / 2);
    for (const int offset : {-2, -1, 0, 1, 2}) {
      ASSERT_TRUE(holds(codes, midpoint + offset)) << std::hex << half << " " << offset;
      ASSERT_TRUE(holds(codes, (midpoint + offset) | 0x80000000u));
    }
  }
}

TEST(Boundary, holds_the_overflow_threshold_by_quarter_ulps) {
  const auto codes = boundary_codes(kFloat32, kFloat8E4m3fn);
  for (const float value : {448.0f, 456.0f, 464.0f, 472.0f, 480.0f, 496.0f, 512.0f}) {
    EXPECT_TRUE(holds(codes, code_of(value))) << value;
    EXPECT_TRUE(holds(codes, code_of(value) + 1)) << value;
  }
}

TEST(Boundary, holds_what_a_detour_through_float32_loses) {
  const auto codes = boundary_codes(kFloat64, kFloat8E4m3fn);
  EXPECT_TRUE(holds(codes, code_of(std::ldexp(1.0, -10) * (1 + std::ldexp(1.0, -40)))));
  EXPECT_TRUE(holds(codes, code_of(std::ldexp(1.0, -10) * (1 - std::ldexp(1.0, -40)))));
}

TEST(Boundary, holds_powers_of_two_down_to_the_smallest_subnormal_and_every_kind_of_nan) {
  const auto codes = boundary_codes(kFloat32, kFloat8E5m2);
  for (int exponent = -149; exponent <= 127; ++exponent) {
    EXPECT_TRUE(holds(codes, code_of(static_cast<float>(std::ldexp(1.0, exponent))))) << exponent;
  }
  for (const Code nan : {0x7F800001u, 0x7FC00000u, 0x7FFFFFFFu, 0xFF800001u, 0xFFC00000u, 0x7FA00000u}) {
    EXPECT_TRUE(holds(codes, nan)) << std::hex << nan;
  }
  for (const Code special : {0u, 0x80000000u, 0x7F800000u, 0xFF800000u, 0x7F7FFFFFu})
    EXPECT_TRUE(holds(codes, special));
}

TEST(Boundary, holds_the_midpoints_of_a_codebook) {
  const FormatSpec& nf4 = *standard_formats().find("nf4");
  const auto codes = boundary_codes(kFloat64, nf4);
  for (std::size_t i = 0; i + 1 < nf4.codebook.size(); ++i) {
    const double midpoint = (static_cast<double>(nf4.codebook[i]) + static_cast<double>(nf4.codebook[i + 1])) / 2;
    EXPECT_TRUE(holds(codes, code_of(midpoint))) << midpoint;
  }
}

TEST(CaseSource, exhaustive_lists_every_defined_code_once) {
  EXPECT_EQ(CaseSource::exhaustive(kFloat32).size(), std::uint64_t{1} << 32);
  EXPECT_EQ(CaseSource::exhaustive(kFloat6E2m3fn).size(), 64u);
  EXPECT_EQ(CaseSource::exhaustive(kUe4m3).size(), 128u) << "codes that set the reserved bit are no cases";
}

TEST(CaseSource, sampled_is_a_function_of_seed_and_index) {
  const auto one = CaseSource::sampled(kFloat64, 1, 1000);
  const auto again = CaseSource::sampled(kFloat64, 1, 5000);
  const auto other = CaseSource::sampled(kFloat64, 2, 1000);
  std::set<Code> distinct;
  int equal = 0;
  for (std::uint64_t i = 0; i < 1000; ++i) {
    EXPECT_EQ(one.at(i), again.at(i));
    equal += one.at(i) == other.at(i);
    distinct.insert(one.at(i));
  }
  EXPECT_EQ(distinct.size(), 1000u);
  EXPECT_EQ(equal, 0);
}

TEST(CaseSource, fill_writes_what_at_returns) {
  for (const auto& source : {CaseSource::exhaustive(kFloat16), CaseSource::sampled(kFloat16, 3, 300),
                             CaseSource::list(Coverage::boundary, {5, 4, 65535, 0})}) {
    std::vector<std::uint16_t> codes(3);
    source.fill(1, 3, 16, codes.data());
    for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(load_code(codes.data(), 16, i), source.at(1 + i));
  }
}

TEST(Tier, a_sampled_domain_is_never_called_exhaustive) {
  for (const TierRow& tier : kTiers) {
    for (const FormatSpec* from : {&kFloat64, &kFloat32, &kFloat16, &kFloat8E5m2}) {
      const auto sources = sources_for(*from, kFloat4E2m1fn, tier.tier, 1);
      const bool whole = sources.size() == 1 && sources.front().coverage() == Coverage::exhaustive;
      EXPECT_EQ(whole, from->k <= tier.exhaustive_bits) << from->name << " " << tier.name;
      if (whole) {
        EXPECT_EQ(sources.front().size(), std::uint64_t{1} << from->k);
      }
    }
  }
}

}  // namespace
}  // namespace halfulp
