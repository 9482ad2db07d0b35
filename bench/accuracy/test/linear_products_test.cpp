// Networks whose products an implementation makes, beside those of this program.
#include "accuracy/linear_products.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "accuracy/experiment.h"
#include "accuracy/plan_treatments.h"
#include "case/random_stream.h"
#include "mnist/forward.h"

namespace halfulp::accuracy {
namespace {

/// The functions of the kernels, and ours for what they lack.
const Implementations& functions() {
  static const auto opened = open_implementations({"cuda-functions", "cuda-blocks-functions", "cpu", "cpu-scalar"});
  static const Implementations pointers = [] {
    Implementations all;
    for (const auto& implementation : opened) all.push_back(implementation.get());
    return all;
  }();
  return pointers;
}

Treatment treatment(const std::string& format, const std::string& mode, const std::string& rounding = "nearest") {
  return plan_treatments({{format}, {}, {mode}, {rounding}}).front();
}

std::vector<float> numbers(std::size_t count, std::uint64_t seed) {
  std::vector<float> values;
  RandomStream random(seed, 0);
  for (std::size_t i = 0; i < count; ++i) values.push_back(static_cast<float>(random.bell()));
  return values;
}

/// Who multiplies, or "" where nobody but this program does.
std::string multiplier_of(const Treatment& asked, const Implementations& implementations) {
  const auto codec = make_codec(asked.subject, implementations);
  const auto products = LinearProducts::find(asked, *codec, implementations);
  return products == nullptr ? "" : products->implementation();
}

TEST(LinearProducts, are_made_by_the_implementation_that_does_the_weights) {
  EXPECT_EQ(multiplier_of(treatment("bnb_nf4", "weights"), functions()), "cuda-blocks-functions");
  EXPECT_EQ(multiplier_of(treatment("float8_e4m3fn", "weights"), functions()), "cuda-functions");
  EXPECT_EQ(multiplier_of(treatment("float32", "weights"), functions()), "cuda-functions")
      << "whose weights nobody does";
  EXPECT_EQ(multiplier_of(treatment("tf32", "weights"), functions()), "") << "whose weights cpu-scalar does";
  EXPECT_EQ(multiplier_of(treatment("bnb_nf4", "weights"), own_implementations()), "");
  const Implementations ours_first(functions().rbegin(), functions().rend());
  EXPECT_EQ(multiplier_of(treatment("bnb_nf4", "weights"), ours_first), "") << "whose weights cpu-scalar does";
}

TEST(LinearProducts, are_of_weights_as_they_are_stored) {
  EXPECT_EQ(multiplier_of(treatment("bnb_nf4", "weights", "stochastic"), functions()), "");
  EXPECT_EQ(multiplier_of(treatment("mxfp4", "weights+activations"), functions()), "");
  EXPECT_EQ(multiplier_of(treatment("float16", "sums"), functions()), "");
}

TEST(LinearProducts, of_rows_that_are_filled_up_are_those_of_the_restored_weights) {
  constexpr std::size_t kRows = 4, kColumns = 300, kOutputs = 6;
  for (const char* format :
       {"ggml_tq1_0", "ggml_q4_1", "bnb_nf4_nested", "nvfp4", "float16", "binary8p3se", "float32"}) {
    const Treatment asked = treatment(format, "weights");
    const auto codec = make_codec(asked.subject, functions());
    const auto products = LinearProducts::find(asked, *codec, functions());
    ASSERT_NE(products, nullptr) << format;
    const std::vector<float> weights = numbers(kOutputs * kColumns, 1), x = numbers(kRows * kColumns, 2);
    const std::vector<float> restored = codec->nearest({weights, kOutputs, kColumns});
    const std::vector<float> y = (*products)({x, kRows, kColumns}, products->store({weights, kOutputs, kColumns}));
    ASSERT_EQ(y.size(), kRows * kOutputs);
    for (std::size_t i = 0; i < y.size(); ++i) {
      double sum = 0, magnitudes = 0;
      for (std::size_t j = 0; j < kColumns; ++j) {
        const double product =
            static_cast<double>(restored[i % kOutputs * kColumns + j]) * x[i / kOutputs * kColumns + j];
        sum += product;
        magnitudes += std::fabs(product);
      }
      EXPECT_NEAR(y[i], sum, kColumns * 0x1p-24 * magnitudes) << format << ' ' << i;
    }
  }
}

TEST(LinearProducts, that_fail_are_an_error_that_names_them) {
  const Treatment asked = treatment("bnb_nf4", "weights");
  const auto codec = make_codec(asked.subject, functions());
  const auto products = LinearProducts::find(asked, *codec, functions());
  BlockMatrix weights = products->store({std::vector<float>(64), 1, 64});
  weights.planes.codes.pop_back();
  try {
    (*products)({std::vector<float>(128), 2, 64}, weights);
    FAIL() << "was computed";
  } catch (const TreatmentError& error) {
    EXPECT_STREQ(error.what(), "cuda-blocks-functions: linear of 2 rows and 1 x 64 weights: status 4: no reason given");
  }
}

/// Bars and crosses on noise.
mnist::DataSet made_digits() {
  mnist::DataSet data;
  RandomStream random(6, 0);
  for (std::size_t image = 0; image < 60; ++image) {
    for (std::size_t i = 0; i < mnist::kPixels; ++i) {
      const std::size_t row = i / 28, column = i % 28;
      const bool is_ink = image % 2 == 0 ? column / 3 == image % 9 : row == column || row / 4 == image % 7;
      data.test.images.push_back((is_ink ? 2.8f : -0.42f) + static_cast<float>(0.1 * random.symmetric()));
    }
  }
  data.test.labels = mnist::answers_of(mnist::log_probabilities(mnist::initial_network(1), data.test.images));
  return data;
}

std::vector<AccuracyRecord> compared(const TreatmentSelection& selection) {
  return run_experiment(made_digits(), {{1, mnist::initial_network(1)}, {2, mnist::initial_network(2)}},
                        plan_treatments(selection), 2, {}, functions(), own_implementations());
}

TEST(LinearProducts, of_the_kernels_functions_give_the_answers_of_the_cpu) {
  const auto records = compared({{}, {}, {"weights"}, {"nearest"}});
  std::size_t others = 0;
  for (const AccuracyRecord& record : records) {
    if (!record.against) continue;
    ++others;
    EXPECT_THAT(record.products, testing::AnyOf("cuda-functions", "cuda-blocks-functions")) << record.id;
    EXPECT_EQ(record.against->products, "");
    for (const AccuracySample& sample : record.samples) {
      ASSERT_TRUE(sample.difference) << record.id;
      EXPECT_EQ(sample.difference->images, 0u) << record.id;
    }
  }
  EXPECT_EQ(others + 1, records.size()) << "of all but tf32, which cpu-scalar does on both sides";
}

TEST(LinearProducts, of_llm_int8_give_the_answers_of_the_cpu) {
  const AccuracyRecord record = compared({{"bnb_int8"}, {}, {"weights+activations"}, {}}).at(0);
  EXPECT_EQ(record.variant, "bnb-default-6");
  EXPECT_EQ(record.implementation, "cuda-blocks-functions");
  EXPECT_EQ(record.products, "cuda-blocks-functions");
  EXPECT_EQ(record.against, (SideRecord{"cpu", ""}));
  for (const AccuracySample& sample : record.samples) EXPECT_EQ(sample.difference, (DifferenceRecord{0, 0}));
}

TEST(LinearProducts, that_both_sides_make_in_one_way_compare_nothing) {
  const AccuracyRecord record = compared({{"tf32"}, {}, {"weights"}, {"nearest"}}).at(0);
  EXPECT_FALSE(record.against);
  EXPECT_FALSE(record.samples[0].difference);
}

}  // namespace
}  // namespace halfulp::accuracy
