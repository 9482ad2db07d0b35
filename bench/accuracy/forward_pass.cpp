#include "accuracy/forward_pass.h"

#include <algorithm>

#include "accuracy/linear_products.h"
#include "accuracy/llm_int8.h"
#include "accuracy/narrow_pass.h"
#include "case/random_stream.h"
#include "mnist/forward.h"
#include "mnist/products.h"

namespace halfulp::accuracy {
namespace {

using mnist::kDigits;
using mnist::kLayers;
using mnist::kPixels;

mnist::After after(std::size_t layer) { return layer + 1 < kLayers ? mnist::After::relu : mnist::After::nothing; }

/// Float32 throughout: only the weights differ.
class PlainPass : public ForwardPass {
 public:
  std::vector<float> log_probabilities(const RoundedNetwork& network, std::span<const float> images,
                                       std::uint64_t) const override {
    return mnist::log_probabilities(*network.rounded, images);
  }
};

/// Calls `pass` with the images in parts, how many they are and the part's number, and joins its results.
template <class Pass>
std::vector<float> in_parts(std::span<const float> images, Pass pass) {
  const std::size_t count = images.size() / kPixels;
  std::vector<float> all;
  all.reserve(count * kDigits);
  for (std::size_t first = 0, part = 0; first < count; first += kImagesAtOnce, ++part) {
    const std::size_t size = std::min(kImagesAtOnce, count - first);
    const std::vector<float> some = pass(images.subspan(first * kPixels, size * kPixels), size, part);
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

/// The inputs of every layer are rounded.
class ActivationsPass : public ForwardPass {
 public:
  ActivationsPass(Pick pick, const Codec& codec) : pick_(pick), codec_(codec) {}

  std::vector<float> log_probabilities(const RoundedNetwork& network, std::span<const float> images,
                                       std::uint64_t seed) const override {
    return in_parts(images, [&](std::span<const float> some, std::size_t rows, std::size_t part) {
      std::vector<float> x(some.begin(), some.end());
      for (std::size_t number = 0; number < kLayers; ++number) {
        const mnist::Layer& layer = network.rounded->layers[number];
        x = round(codec_, pick_, {x, rows, layer.inputs}, random_bits(random_bits(seed, part), number));
        std::vector<float> y(rows * layer.outputs);
        mnist::products().forward(x.data(), layer.weights.data(), y.data(), rows, layer.inputs, layer.outputs);
        mnist::finish_layer(layer, after(number), y.data(), rows);
        x = std::move(y);
      }
      mnist::log_softmax(x.data(), rows);
      return x;
    });
  }

 private:
  Pick pick_;
  const Codec& codec_;
};

/// The layers' inputs, all images of a part, times what `multiply(inputs, number of the layer)` has as weights.
template <class Multiply>
std::vector<float> through_layers(const mnist::Network& network, std::span<const float> images, Multiply multiply) {
  return in_parts(images, [&](std::span<const float> some, std::size_t rows, std::size_t) {
    std::vector<float> x(some.begin(), some.end());
    for (std::size_t number = 0; number < kLayers; ++number) {
      const mnist::Layer& layer = network.layers[number];
      x = multiply(Matrix{x, rows, layer.inputs}, number);
      mnist::finish_layer(layer, after(number), x.data(), rows);
    }
    mnist::log_softmax(x.data(), rows);
    return x;
  });
}

class Int8Pass : public ForwardPass {
 public:
  Int8Pass(const BlockSubject& subject, const Implementations& implementations) : products_(subject, implementations) {}

  std::vector<float> log_probabilities(const RoundedNetwork& network, std::span<const float> images,
                                       std::uint64_t) const override {
    std::vector<Int8Weights> weights;
    for (const mnist::Layer& layer : network.original->layers) weights.push_back(products_.quantize(layer));
    return through_layers(*network.original, images,
                          [&](Matrix inputs, std::size_t number) { return products_(inputs, weights[number]); });
  }

 private:
  Int8Products products_;
};

/// Weights stay in the format: an implementation multiplies by them.
class LinearPass : public ForwardPass {
 public:
  explicit LinearPass(std::unique_ptr<LinearProducts> products) : products_(std::move(products)) {}

  std::vector<float> log_probabilities(const RoundedNetwork& network, std::span<const float> images,
                                       std::uint64_t) const override {
    std::vector<BlockMatrix> weights;
    for (const mnist::Layer& layer : network.original->layers) {
      weights.push_back(products_->store({layer.weights, layer.outputs, layer.inputs}));
    }
    return through_layers(*network.original, images,
                          [&](Matrix inputs, std::size_t number) { return (*products_)(inputs, weights[number]); });
  }
  std::string products() const override { return products_->implementation(); }

 private:
  std::unique_ptr<LinearProducts> products_;
};

}  // namespace

std::unique_ptr<ForwardPass> make_forward_pass(const Treatment& treatment, const Codec& codec,
                                               const Implementations& implementations) {
  if (auto products = LinearProducts::find(treatment, codec, implementations)) {
    return std::make_unique<LinearPass>(std::move(products));
  }
  if (is_llm_int8(treatment)) {
    return std::make_unique<Int8Pass>(std::get<BlockSubject>(treatment.subject), implementations);
  }
  switch (treatment.mode) {
    case Mode::weights:
      return std::make_unique<PlainPass>();
    case Mode::weights_and_activations:
      return std::make_unique<ActivationsPass>(treatment.pick, codec);
    case Mode::sums:
      break;
  }
  return make_narrow_pass(treatment, codec);
}

}  // namespace halfulp::accuracy
