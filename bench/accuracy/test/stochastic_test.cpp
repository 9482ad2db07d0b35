// Stochastic rounding of matrices.
#include <gtest/gtest.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "accuracy/codec.h"
#include "accuracy/plan_treatments.h"
#include "case/random_stream.h"

namespace halfulp::accuracy {
namespace {

constexpr std::size_t kRows = 4, kColumns = 70;

std::vector<float> numbers() {
  std::vector<float> values;
  RandomStream random(3, 1);
  for (std::size_t i = 0; i < kRows * kColumns; ++i) values.push_back(static_cast<float>(0.05 * random.bell()));
  return values;
}

/// Every subject that is usual for weights.
std::vector<Treatment> stochastic_treatments() {
  return plan_treatments({.formats = {}, .variants = {}, .modes = {"weights"}, .roundings = {"stochastic"}});
}

class Stochastic : public testing::TestWithParam<Treatment> {
 protected:
  const std::unique_ptr<Codec> codec_ = make_codec(GetParam().subject, own_implementations());
  const std::vector<float> values_ = numbers();
  const Matrix matrix_{values_, kRows, kColumns};
};

INSTANTIATE_TEST_SUITE_P(Formats, Stochastic, testing::ValuesIn(stochastic_treatments()), [](const auto& each) {
  std::string name(format_name(each.param.subject));
  std::ranges::replace(name, '-', '_');
  return name;
});

TEST_P(Stochastic, rounding_takes_one_of_two_neighbours_without_a_bias) {
  constexpr int kDraws = 400;
  const Extremes extremes = codec_->extremes(matrix_);
  const std::vector<float> nearest = codec_->nearest(matrix_);
  std::vector<std::set<float>> seen(values_.size());
  std::vector<double> sums(values_.size());
  for (int draw = 0; draw < kDraws; ++draw) {
    const std::vector<float> rounded = codec_->stochastic(matrix_, static_cast<std::uint64_t>(draw));
    for (std::size_t i = 0; i < values_.size(); ++i) {
      seen[i].insert(rounded[i]);
      sums[i] += rounded[i];
    }
  }
  for (std::size_t i = 0; i < values_.size(); ++i) {
    const double x = values_[i], mean = sums[i] / kDraws;
    ASSERT_LE(seen[i].size(), 2u) << i << ": " << x;
    const double gap = static_cast<double>(*seen[i].rbegin()) - *seen[i].begin();
    if (gap == 0) {
      // Exact, clipped, or so near to a neighbour that the other one was never drawn.
      const bool is_clipped = mean <= extremes.least[i] || mean >= extremes.greatest[i];
      EXPECT_TRUE(is_clipped || mean == nearest[i]) << i << ": " << x;
      continue;
    }
    EXPECT_LE(*seen[i].begin(), x);
    EXPECT_GE(*seen[i].rbegin(), x);
    // Five standard deviations of a mean of draws of two values a gap apart.
    EXPECT_NEAR(mean, x, gap * 5 * 0.5 / std::sqrt(kDraws)) << i;
  }
}

TEST_P(Stochastic, rounding_takes_the_nearer_neighbour_more_often) {
  const std::vector<float> rounded = codec_->nearest(matrix_);
  const std::vector<float> drawn = codec_->stochastic(matrix_, 1);
  std::size_t moved = 0;
  for (std::size_t i = 0; i < drawn.size(); ++i) moved += drawn[i] != rounded[i] ? 1 : 0;
  EXPECT_LT(moved, drawn.size() * 6 / 10);
}

TEST_P(Stochastic, rounding_is_the_same_for_any_number_of_threads) {
  const std::vector<float> expected = codec_->stochastic(matrix_, 9);
  std::vector<std::vector<float>> results(8);
  tbb::task_arena(4).execute([&] {
    tbb::parallel_for(std::size_t{0}, results.size(),
                      [&](std::size_t i) { results[i] = codec_->stochastic(matrix_, 9); });
  });
  for (const std::vector<float>& result : results) EXPECT_EQ(result, expected);
}

TEST(StochasticRounding, takes_the_neighbours_also_where_rules_take_an_element_further_off) {
  // The table has no bin at zero: what is nearly zero becomes an element far from it.
  const Treatment treatment = plan_treatments({{"bnb_dynamic8_b64"}, {"bnb-cpu"}, {"weights"}, {"stochastic"}}).front();
  const auto codec = make_codec(treatment.subject, own_implementations());
  std::vector<float> values(64, 1e-6f);
  values[0] = 1;
  EXPECT_GT(codec->nearest({values, 1, 64})[1], 1e-5f);
  std::set<float> seen;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const std::vector<float> rounded = codec->stochastic({values, 1, 64}, seed);
    seen.insert(rounded.begin() + 1, rounded.end());
  }
  ASSERT_EQ(seen.size(), 2u);
  EXPECT_NEAR(*seen.begin(), 5.5e-7, 1e-8);
  EXPECT_NEAR(*seen.rbegin(), 3.25e-6, 1e-7) << "the elements around 1e-6";
}

TEST(StochasticRounding, differs_from_seed_to_seed) {
  const std::vector<float> values = numbers();
  const auto codec = make_codec(stochastic_treatments().front().subject, own_implementations());
  const Matrix matrix{values, kRows, kColumns};
  EXPECT_NE(codec->stochastic(matrix, 1), codec->stochastic(matrix, 2));
}

TEST(StochasticRounding, keeps_a_clipped_value_at_the_extreme) {
  const Treatment treatment = plan_treatments({{"float16"}, {}, {"weights"}, {"stochastic"}}).front();
  const auto codec = make_codec(treatment.subject, own_implementations());
  const std::vector<float> values{65505, 1e30f, -65519};
  EXPECT_EQ(codec->stochastic({values, 1, 3}, 1), (std::vector<float>{65504, 65504, -65504}));
}

}  // namespace
}  // namespace halfulp::accuracy
