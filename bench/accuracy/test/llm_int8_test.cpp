// LLM.int8() against its definition, one number after the other.
#include "accuracy/llm_int8.h"

#include <gtest/gtest.h>

#include <cmath>

#include "accuracy/plan_treatments.h"
#include "case/random_stream.h"

namespace halfulp::accuracy {
namespace {

constexpr std::size_t kRows = 5, kInputs = 24, kOutputs = 7;

BlockSubject llm_int8() {
  const Treatment treatment = plan_treatments({{"bnb_int8"}, {}, {"weights+activations"}, {}}).front();
  return std::get<BlockSubject>(treatment.subject);
}

float half(float x) { return static_cast<float>(static_cast<_Float16>(x)); }

struct Problem {
  Problem() {
    RandomStream random(11, 0);
    for (std::size_t i = 0; i < kRows * kInputs; ++i) x.push_back(static_cast<float>(random.bell()) / 2);
    layer = {.inputs = kInputs, .outputs = kOutputs, .weights = {}, .biases = std::vector<float>(kOutputs)};
    for (std::size_t i = 0; i < kOutputs * kInputs; ++i) {
      layer.weights.push_back(static_cast<float>(random.bell()) / 10);
    }
  }

  std::vector<float> x;
  mnist::Layer layer;
};

/// Row-wise integers: q = rint(x fl(127 / A)), without the columns of outliers.
struct Row {
  Row(const float* values, const std::vector<bool>& is_outlying) {
    for (std::size_t i = 0; i < kInputs; ++i) {
      if (!is_outlying[i]) scale = std::max(scale, std::fabs(values[i]));
    }
    for (std::size_t i = 0; i < kInputs; ++i) {
      integers.push_back(is_outlying[i] ? 0 : static_cast<int>(std::nearbyint(values[i] * (127 / scale))));
    }
  }

  float scale = 0;
  std::vector<int> integers;
};

void expect_products(const Problem& problem, const std::vector<bool>& is_outlying) {
  const Int8Products products(llm_int8(), own_implementations());
  const std::vector<float> y = products({problem.x, kRows, kInputs}, products.quantize(problem.layer));
  ASSERT_EQ(y.size(), kRows * kOutputs);
  for (std::size_t row = 0; row < kRows; ++row) {
    std::vector<float> x;
    for (std::size_t i = 0; i < kInputs; ++i) x.push_back(half(problem.x[row * kInputs + i]));
    const Row left(x.data(), is_outlying);
    for (std::size_t output = 0; output < kOutputs; ++output) {
      const float* const weights = problem.layer.weights.data() + output * kInputs;
      const Row right(weights, std::vector<bool>(kInputs));
      int sum = 0;
      double others = 0;
      for (std::size_t i = 0; i < kInputs; ++i) {
        if (is_outlying[i]) {
          others += static_cast<double>(x[i]) * half(static_cast<float>(right.integers[i]) * right.scale / 127);
        } else {
          sum += left.integers[i] * right.integers[i];
        }
      }
      const double expected = sum * static_cast<double>(left.scale) * right.scale / (127 * 127) + others;
      // One rounding to float16, and some to float32 that may tip it.
      EXPECT_NEAR(y[row * kOutputs + output], expected, std::fabs(expected) * 0x1p-10 + 1e-5) << row << ", " << output;
      EXPECT_EQ(y[row * kOutputs + output], half(y[row * kOutputs + output]));
    }
  }
}

TEST(LlmInt8, multiplies_integers_where_nothing_is_an_outlier) {
  expect_products(Problem(), std::vector<bool>(kInputs));
}

TEST(LlmInt8, multiplies_a_column_with_an_outlier_in_float16_for_every_row) {
  Problem problem;
  problem.x[2 * kInputs + 9] = 6;
  std::vector<bool> is_outlying(kInputs);
  is_outlying[9] = true;
  expect_products(problem, is_outlying);
}

TEST(LlmInt8, loses_more_if_the_outlier_is_one_of_the_integers) {
  // What the outlier column is for: 100 in a row of small numbers leaves 8 bits nothing of them.
  Problem problem;
  problem.x[9] = 100;
  const Int8Products products(llm_int8(), own_implementations());
  const std::vector<float> y = products({problem.x, kRows, kInputs}, products.quantize(problem.layer));
  double exact = 0;
  for (std::size_t i = 0; i < kInputs; ++i) exact += static_cast<double>(problem.x[i]) * problem.layer.weights[i];
  EXPECT_NEAR(y[0], exact, 0.05 * std::fabs(exact));
}

TEST(LlmInt8, quantizes_weights_without_a_threshold) {
  const BlockSubject weights = weights_of_int8(llm_int8());
  EXPECT_EQ(weights.variant->name, "bnb-default");
  EXPECT_EQ(llm_int8().variant->name, "bnb-default-6");
}

}  // namespace
}  // namespace halfulp::accuracy
