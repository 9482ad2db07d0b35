// The kernels of "linear" on a GPU against the same functions on the CPU, bit by bit. Skipped without a GPU, unless
// HALFULP_REQUIRE_DEVICE is set.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "accuracy/linear_products.h"
#include "accuracy/llm_int8.h"
#include "accuracy/plan_treatments.h"
#include "case/random_stream.h"
#include "device/chosen_device.h"

namespace halfulp::accuracy {
namespace {

struct Opened {
  explicit Opened(const std::vector<std::string>& words) : owned(open_implementations(words)) {
    for (const auto& implementation : owned) implementations.push_back(implementation.get());
  }

  std::vector<std::unique_ptr<Implementation>> owned;
  Implementations implementations;
};

struct Sizes {
  std::size_t rows, columns, outputs;
};

std::vector<float> numbers(std::size_t count, std::uint64_t seed) {
  std::vector<float> values;
  RandomStream random(seed, 0);
  for (std::size_t i = 0; i < count; ++i) values.push_back(static_cast<float>(2.5 * random.bell()));
  return values;
}

std::vector<float> products_by(const Implementations& implementations, const Treatment& treatment, const Sizes& sizes) {
  const Treatment of_weights{
      is_llm_int8(treatment) ? Subject(weights_of_int8(std::get<BlockSubject>(treatment.subject))) : treatment.subject};
  const auto codec = make_codec(of_weights.subject, implementations);
  const auto products = LinearProducts::find(treatment, *codec, implementations);
  if (products == nullptr) return {};
  const std::vector<float> weights = numbers(sizes.outputs * sizes.columns, 1),
                           x = numbers(sizes.rows * sizes.columns, 2);
  return (*products)({x, sizes.rows, sizes.columns}, products->store({weights, sizes.outputs, sizes.columns}));
}

TEST(LinearKernels, give_the_bits_of_the_functions_on_the_cpu) {
  if (const std::string& problem = why_no_device(); !problem.empty()) {
    ASSERT_EQ(std::getenv("HALFULP_REQUIRE_DEVICE"), nullptr) << problem;
    GTEST_SKIP() << problem;
  }
  const Opened kernels({"cuda", "cuda-blocks", "cpu-scalar"});
  const Opened functions({"cuda-functions", "cuda-blocks-functions", "cpu-scalar"});
  auto treatments = plan_treatments({{}, {}, {"weights"}, {"nearest"}});
  for (const Treatment& int8 : plan_treatments({{"bnb_int8"}, {"*"}, {"weights+activations"}, {"nearest"}})) {
    treatments.push_back(int8);
  }
  std::size_t compared = 0;
  for (const Treatment& treatment : treatments) {
    for (const Sizes& sizes : {Sizes{1, 1, 1}, Sizes{3, 33, 5}, Sizes{32, 128, 8}, Sizes{70, 300, 17}}) {
      const std::vector<float> gpu = products_by(kernels.implementations, treatment, sizes);
      ASSERT_EQ(gpu, products_by(functions.implementations, treatment, sizes)) << id_of(treatment);
      compared += gpu.size();
    }
  }
  EXPECT_GT(compared, 100000u);
}

}  // namespace
}  // namespace halfulp::accuracy
