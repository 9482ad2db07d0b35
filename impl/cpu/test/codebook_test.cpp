// Codebooks: the portable search, and the tables that batches go through.
#include "cpu/codebook.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "cpu/simd.h"
#include "subjects.h"

namespace halfulp::cpu::test {
namespace {

/// Not in order of value, and with both zeros.
constexpr std::array<float, 8> kShuffled{0.0f, 1.0f / 192, 2.0f / 3, 1.0f, -0.0f, -1.0f / 192, -2.0f / 3, -1.0f};
/// In order, with one zero, and with values closer together than a bucket is wide at the far end.
constexpr std::array<float, 8> kOrdered{-1.0f, -0.5f, -0.001f, 0.0f, 0.001f, 0.5f, 0.999f, 1.0f};

TEST(Codebook, decodes_in_code_order) {
  const Codebook codebook(kShuffled);
  for (Code code = 0; code < kShuffled.size(); ++code) EXPECT_EQ(codebook.decode(code), kShuffled[code]);
}

TEST(Codebook, gives_each_of_its_values_back) {
  for (const auto& values : {kShuffled, kOrdered}) {
    const Codebook codebook(values);
    for (Code code = 0; code < values.size(); ++code) {
      for (const Rounding rounding : kAllRoundings) EXPECT_EQ(codebook.encode(values[code], rounding), code);
    }
  }
}

TEST(Codebook, rounds_between_neighbours) {
  const Codebook codebook(kOrdered);
  EXPECT_EQ(codebook.encode(0.25 + 0.0005, Rounding::toward_zero), 4u);
  EXPECT_EQ(codebook.encode(0.3, Rounding::toward_positive), 5u);
  EXPECT_EQ(codebook.encode(-0.3, Rounding::toward_positive), 2u);
  EXPECT_EQ(codebook.encode(-0.3, Rounding::toward_negative), 1u);
  EXPECT_EQ(codebook.encode(-0.3, Rounding::toward_zero), 2u);
  EXPECT_EQ(codebook.encode(-0.3, Rounding::to_odd), 1u);
  EXPECT_EQ(codebook.encode(-0.75, Rounding::ties_to_even), 0u);
  EXPECT_EQ(codebook.encode(-0.75, Rounding::ties_to_away), 0u);
  EXPECT_EQ(codebook.encode(-0.75 + 0x1p-50, Rounding::ties_to_even), 1u);
}

TEST(Codebook, knows_a_midpoint_that_is_no_double) {
  const std::array<float, 4> wide_apart{-1.0f, 0x1p-60f, 1.0f, 2.0f};
  const Codebook codebook(wide_apart);
  EXPECT_EQ(codebook.encode(0.5, Rounding::ties_to_even), 1u) << "the midpoint is a little above one half";
  EXPECT_EQ(codebook.encode(std::nextafter(0.5, 1.0), Rounding::ties_to_even), 2u);
}

TEST(Codebook, clamps_to_its_ends_and_sends_nan_to_the_largest_value) {
  const Codebook codebook(kShuffled);
  for (const Rounding rounding : kAllRoundings) {
    EXPECT_EQ(codebook.encode(INFINITY, rounding), 3u);
    EXPECT_EQ(codebook.encode(-1e30, rounding), 7u);
    EXPECT_EQ(codebook.encode(-NAN, rounding), 3u);
  }
}

TEST(Codebook, keeps_the_sign_of_a_zero_result_where_the_list_has_both) {
  const Codebook shuffled(kShuffled), ordered(kOrdered);
  EXPECT_EQ(shuffled.encode(-0.0, Rounding::ties_to_even), 4u);
  EXPECT_EQ(shuffled.encode(-1e-9, Rounding::ties_to_even), 4u);
  EXPECT_EQ(shuffled.encode(1e-9, Rounding::toward_negative), 0u);
  EXPECT_EQ(shuffled.encode(-1e-9, Rounding::toward_positive), 4u);
  EXPECT_EQ(ordered.encode(-1e-9, Rounding::ties_to_even), 3u);
}

TEST(Codebook, batches_agree_with_the_search) {
  std::vector<float> inputs = random_inputs(1 << 16, 2);
  for (const float x : special_inputs()) inputs.push_back(x);
  for (const auto& values : {kShuffled, kOrdered}) {
    for (const float a : values) {
      for (const float b : values) {
        for (const std::uint32_t ulps : {0xFFFFFFFEu, 0xFFFFFFFFu, 0u, 1u, 2u}) {
          inputs.push_back(float_of(std::bit_cast<std::uint32_t>((a + b) / 2) + ulps));
        }
      }
    }
    const Codebook codebook(values);
    for (const Rounding rounding : kAllRoundings) {
      const BatchEncoder encoder(codebook, rounding);
      std::vector<std::uint8_t> codes(inputs.size()), from_doubles(inputs.size());
      const std::vector<double> doubles(inputs.begin(), inputs.end());
      encoder.encode(inputs.data(), codes.data(), inputs.size());
      encoder.encode(doubles.data(), from_doubles.data(), inputs.size());
      for (std::size_t i = 0; i < inputs.size(); ++i) {
        ASSERT_EQ(codes[i], codebook.encode(inputs[i], rounding)) << std::hexfloat << inputs[i];
        ASSERT_EQ(from_doubles[i], codes[i]) << std::hexfloat << inputs[i];
      }
    }
  }
}

TEST(Codebook, values_too_close_for_a_table_are_searched) {
  const float one_up = std::nextafter(1.0f, 2.0f);
  const std::array<float, 4> close{-1.0f, 1.0f, one_up, std::nextafter(one_up, 2.0f)};
  const Codebook codebook(close);
  const BatchEncoder encoder(codebook, Rounding::toward_zero);
  std::array<std::uint8_t, 4> codes{};
  encoder.encode(close.data(), codes.data(), codes.size());
  EXPECT_EQ(codes, (std::array<std::uint8_t, 4>{0, 1, 2, 3}));
}

}  // namespace
}  // namespace halfulp::cpu::test
