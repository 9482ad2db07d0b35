// The search in a tree of intervals against the codebooks' own, bit for bit.
#include "cuda/search.h"

#include <gtest/gtest.h>

#include "cpu/codebook.h"
#include "subject_codebooks.h"

namespace halfulp::cuda::test {
namespace {

using namespace cpu::test;
using cpu::Codebook;
using cpu::Rounding;

template <int kDepth>
void check(const NamedCodebook& subject, Rounding rounding, const std::vector<float>& inputs) {
  const Codebook codebook(subject.values);
  const auto plan = plan_search<kDepth>([&](std::uint32_t bits) { return codebook.encode(float_of(bits), rounding); });
  ASSERT_TRUE(plan) << subject.name;
  for (const float x : inputs) {
    ASSERT_EQ(encode(*plan, std::bit_cast<std::uint32_t>(x)), codebook.encode(x, rounding))
        << subject.name << ' ' << std::hexfloat << x;
  }
}

TEST(Search, finds_what_the_codebook_finds_at_boundaries_and_on_random_bits) {
  for (const NamedCodebook& subject : subject_codebooks()) {
    std::vector<float> inputs = special_inputs();
    for (const float x : values_and_midpoints(subject.values)) add_neighbours(x, 3, inputs);
    for (const float x : random_inputs(20000, 11)) inputs.push_back(x);
    for (const Rounding rounding : kAllRoundings) {
      if (subject.values.size() <= 16) {
        ASSERT_NO_FATAL_FAILURE(check<4>(subject, rounding, inputs));
      }
      ASSERT_NO_FATAL_FAILURE(check<8>(subject, rounding, inputs));
    }
  }
}

TEST(Search, has_no_plan_for_more_intervals_than_its_tree_has_leaves) {
  const auto steps = [](std::uint32_t count) {
    return plan_search<4>([=](std::uint32_t bits) {
      return std::min((static_cast<std::uint32_t>(cpu::key_of(bits)) + 0x80000000) >> 27, count - 1);
    });
  };
  EXPECT_TRUE(steps(16));
  EXPECT_FALSE(steps(17));
}

}  // namespace
}  // namespace halfulp::cuda::test
