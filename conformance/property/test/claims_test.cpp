// The table of what holds is complete and says nothing in vain.
#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <set>
#include <string>

#include "block/error_bound.h"
#include "property/claim.h"
#include "property/domain.h"

namespace halfulp::property {
namespace {

TEST(Claims, say_something_of_every_property_of_every_scheme) {
  for (const Property& property : properties()) {
    for (const Scheme& scheme : all_schemes()) {
      EXPECT_NE(claim_about(property, scheme), nullptr) << property.name << " of " << scheme.name();
    }
  }
}

TEST(Claims, have_no_row_that_never_counts) {
  std::set<const Claim*> counting;
  for (const Property& property : properties()) {
    for (const Scheme& scheme : all_schemes()) counting.insert(claim_about(property, scheme));
  }
  for (const Claim& claim : claims()) {
    EXPECT_TRUE(counting.contains(&claim)) << claim.property << " of " << claim.schemes;
  }
}

TEST(Claims, name_properties_that_exist) {
  for (const Claim& claim : claims()) EXPECT_EQ(property_called(claim.property).name, claim.property);
}

TEST(Claims, give_a_reason_each) {
  for (const Claim& claim : claims()) EXPECT_GE(claim.why.size(), 10u) << claim.property << " of " << claim.schemes;
}

/// Whether the rules stand at "axis=position".
bool stand_at(const BlockRules& rules, std::string_view cited) {
  for (const Axis& axis : axes()) {
    const std::string prefix = std::string(axis.name) + "=";
    if (!cited.starts_with(prefix)) continue;
    return axis.values[static_cast<std::size_t>(axis.get(rules))].name == cited.substr(prefix.size());
  }
  return false;
}

TEST(Claims, cite_rules_that_the_variants_have) {
  int cited = 0;
  for (const Property& property : properties()) {
    for (const Scheme& scheme : all_schemes()) {
      const Claim* claim = claim_about(property, scheme);
      if (claim->rules.empty()) continue;
      ++cited;
      EXPECT_TRUE(stand_at(scheme.rules(), claim->rules)) << property.name << ": " << scheme.name();
    }
  }
  EXPECT_GT(cited, 100);
}

TEST(Claims, ask_for_a_bound_where_there_is_one) {
  for (const Scheme& scheme : all_schemes()) {
    const Claim* claim = claim_about(property_called("the_error_stays_within_its_bound"), scheme);
    const bool has_bound = error_bound(*scheme.spec, scheme.rules()).missing.empty();
    EXPECT_EQ(claim->stand, has_bound ? Stand::holds : Stand::open) << scheme.name();
  }
}

/// Calls `visit` with every float32 in [1, 2).
template <class Visit>
void for_each_significand(Visit visit) {
  for (std::uint32_t bits = 0x3F800000; bits < 0x40000000; ++bits) visit(std::bit_cast<float>(bits));
}

TEST(Claims, about_scales_that_come_again_hold_for_every_significand) {
  for (const float limit : {7.0f, 127.0f, 448.0f, 57344.0f}) {
    int moved = 0;
    for_each_significand([&](float absmax) {
      const float scale = absmax / limit, largest = limit * scale;
      moved += largest / limit != scale ? 1 : 0;
    });
    EXPECT_EQ(moved, 0) << limit;
  }
}

TEST(Claims, about_int8_rows_hold_for_every_significand) {
  const float reciprocal = 1.0f / 127;
  int larger = 0, smaller = 0;
  for_each_significand([&](float absmax) {
    const float back = 127 * absmax * reciprocal;
    larger += back > absmax ? 1 : 0;
    smaller += back < absmax ? 1 : 0;
  });
  EXPECT_EQ(larger, 0);
  EXPECT_GT(smaller, 0);
}

TEST(Claims, have_witnesses_only_where_something_fails_and_in_its_domain) {
  int witnesses = 0;
  for (const Property& property : properties()) {
    for (const Scheme& scheme : all_schemes()) {
      const Claim* claim = claim_about(property, scheme);
      if (claim->witness.empty()) continue;
      ++witnesses;
      EXPECT_EQ(claim->stand, Stand::fails);
      EXPECT_TRUE(contains(domain_of(property, *claim), witness_sample(scheme, *claim))) << scheme.name();
    }
  }
  EXPECT_GT(witnesses, 0);
}

TEST(Properties, have_names_of_their_own) {
  std::set<std::string_view> names;
  for (const Property& property : properties()) {
    EXPECT_TRUE(names.insert(property.name).second) << property.name;
    EXPECT_TRUE(names.insert(property.denial).second) << property.denial;
  }
}

TEST(Families, take_every_scheme_once) {
  std::size_t schemes = 0;
  for (const Family& family : families()) schemes += schemes_of(family).size();
  EXPECT_EQ(schemes, all_schemes().size());
  for (const Scheme& scheme : all_schemes()) {
    const auto takes = [&](const Family& family) { return matches_list(family.formats, scheme.spec->name); };
    EXPECT_EQ(std::ranges::count_if(families(), takes), 1) << scheme.name();
  }
}

}  // namespace
}  // namespace halfulp::property
