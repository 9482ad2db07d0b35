// Whole passes against the same written out, one operation after the other.
#include "accuracy/forward_pass.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "accuracy/plan_treatments.h"
#include "case/random_stream.h"
#include "mnist/digits.h"
#include "mnist/forward.h"
#include "mnist/products.h"

namespace halfulp::accuracy {
namespace {

using mnist::kDigits;
using mnist::kPixels;

constexpr std::size_t kImages = 3;

std::vector<float> images() {
  std::vector<float> pixels;
  RandomStream random(4, 0);
  for (std::size_t i = 0; i < kImages * kPixels; ++i) pixels.push_back(static_cast<float>(random.symmetric()));
  return pixels;
}

/// A treatment of a network whose weights are rounded already.
struct Treated {
  Treated(const std::string& format, const std::string& mode) {
    const Treatment treatment = plan_treatments({{format}, {}, {mode}, {"nearest"}}).front();
    codec = make_codec(treatment.subject, own_implementations());
    pass = make_forward_pass(treatment, *codec, own_implementations());
    for (mnist::Layer& layer : rounded.layers) {
      layer.weights = codec->nearest({layer.weights, layer.outputs, layer.inputs});
    }
  }

  std::vector<float> log_probabilities() const { return pass->log_probabilities({&original, &rounded}, images(), 1); }
  std::vector<float> nearest(const std::vector<float>& values, std::size_t rows) const {
    return codec->nearest({values, rows, values.size() / rows});
  }

  std::unique_ptr<Codec> codec;
  std::unique_ptr<ForwardPass> pass;
  mnist::Network original = mnist::initial_network(1), rounded = original;
};

TEST(ForwardPass, of_weights_is_float32_with_other_weights) {
  const Treated treated("bnb_nf4", "weights");
  EXPECT_EQ(treated.log_probabilities(), mnist::log_probabilities(treated.rounded, images()));
  EXPECT_NE(treated.log_probabilities(), mnist::log_probabilities(treated.original, images()));
}

TEST(ForwardPass, of_activations_rounds_the_inputs_of_every_layer) {
  for (const char* format : {"float8_e4m3fn", "mxfp4", "ggml_q4_0", "fp8_e4m3_tensor"}) {
    const Treated treated(format, "weights+activations");
    std::vector<float> x = images();
    for (std::size_t number = 0; number < mnist::kLayers; ++number) {
      const mnist::Layer& layer = treated.rounded.layers[number];
      x = treated.nearest(x, kImages);
      std::vector<float> y(kImages * layer.outputs);
      mnist::products().forward(x.data(), layer.weights.data(), y.data(), kImages, layer.inputs, layer.outputs);
      for (std::size_t i = 0; i < y.size(); ++i) {
        y[i] += layer.biases[i % layer.outputs];
        if (number < 2) y[i] = std::max(y[i], 0.0f);
      }
      x = y;
    }
    mnist::log_softmax(x.data(), kImages);
    EXPECT_EQ(treated.log_probabilities(), x) << format;
  }
}

TEST(ForwardPass, of_sums_rounds_every_product_and_sum_and_the_biases) {
  const Treated treated("float8_e4m3fn", "sums");
  const auto rounded = [&](float value) { return treated.nearest({value}, 1)[0]; };
  std::vector<float> x = treated.nearest(images(), kImages);
  for (std::size_t number = 0; number < mnist::kLayers; ++number) {
    const mnist::Layer& layer = treated.rounded.layers[number];
    std::vector<float> y;
    for (std::size_t i = 0; i < kImages * layer.outputs; ++i) {
      const float* const inputs = x.data() + i / layer.outputs * layer.inputs;
      const float* const weights = layer.weights.data() + i % layer.outputs * layer.inputs;
      float sum = 0;
      for (std::size_t j = 0; j < layer.inputs; ++j) sum = rounded(sum + rounded(inputs[j] * weights[j]));
      sum = rounded(sum + rounded(layer.biases[i % layer.outputs]));
      y.push_back(number < 2 ? std::max(sum, 0.0f) : sum);
    }
    x = y;
  }
  mnist::log_softmax(x.data(), kImages);
  EXPECT_EQ(treated.log_probabilities(), x);
}

TEST(ForwardPass, of_sums_in_blocks_is_refused) {
  const Treatment treatment = plan_treatments({{"bnb_nf4"}, {}, {"weights"}, {"nearest"}}).front();
  const auto codec = make_codec(treatment.subject, own_implementations());
  try {
    make_forward_pass({treatment.subject, Mode::sums, Pick::nearest}, *codec, own_implementations());
    FAIL() << "was made";
  } catch (const TreatmentError& error) {
    EXPECT_STREQ(error.what(), "accuracy: bnb_nf4/nearest/sums/nearest: sums are rounded in element formats only");
  }
}

}  // namespace
}  // namespace halfulp::accuracy
