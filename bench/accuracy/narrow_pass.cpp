#include "accuracy/narrow_pass.h"

#include <algorithm>
#include <array>

#include "accuracy/narrow_kernels.h"
#include "case/random_stream.h"
#include "mnist/forward.h"

namespace halfulp::accuracy {
namespace {

using mnist::kDigits;
using mnist::kLayers;
using mnist::kPixels;

enum class Sums { native, nearest, stochastic };

/// Numbers of the random streams of one network: of layers, and behind them of biases and of the images.
constexpr std::uint64_t kBiasStream = kLayers, kImageStream = 2 * kLayers;

/// [columns][kTileImages] from [images][columns]; images that are not there are zeros.
std::vector<float> tile_of(std::span<const float> images, std::size_t columns) {
  std::vector<float> tile(columns * kTileImages);
  for (std::size_t i = 0; i < images.size(); ++i) tile[i % columns * kTileImages + i / columns] = images[i];
  return tile;
}

class NarrowPass : public ForwardPass {
 public:
  NarrowPass(Sums sums, const NarrowFormat& format, const Codec& codec) : sums_(sums), format_(format), codec_(codec) {}

  std::vector<float> log_probabilities(const RoundedNetwork& network, std::span<const float> images,
                                       std::uint64_t seed) const override {
    const std::size_t count = images.size() / kPixels;
    const std::vector<float> inputs = rounded({images, count, kPixels}, random_bits(seed, kImageStream));
    std::array<std::vector<float>, kLayers> biases;
    for (std::size_t number = 0; number < kLayers; ++number) {
      const mnist::Layer& layer = network.rounded->layers[number];
      biases[number] = rounded({layer.biases, 1, layer.outputs}, random_bits(seed, kBiasStream + number));
    }
    std::vector<float> results(count * kDigits);
    for (std::size_t first = 0; first < count; first += kTileImages) {
      const std::size_t size = std::min(kTileImages, count - first);
      std::vector<float> x = tile_of(std::span(inputs).subspan(first * kPixels, size * kPixels), kPixels);
      for (std::size_t number = 0; number < kLayers; ++number) {
        x = layer_of(network.rounded->layers[number], biases[number], x, random_bits(random_bits(seed, number), first));
        if (number + 1 == kLayers) break;
        // Of what is no number nothing is made.
        for (float& value : x) value = value < 0 ? 0 : value;
      }
      for (std::size_t i = 0; i < size * kDigits; ++i) {
        results[first * kDigits + i] = x[i % kDigits * kTileImages + i / kDigits];
      }
    }
    mnist::log_softmax(results.data(), count);
    return results;
  }

 private:
  std::vector<float> rounded(Matrix matrix, std::uint64_t seed) const {
    return round(codec_, sums_ == Sums::stochastic ? Pick::stochastic : Pick::nearest, matrix, seed);
  }

  std::vector<float> layer_of(const mnist::Layer& layer, const std::vector<float>& biases, const std::vector<float>& x,
                              std::uint64_t seed) const {
    std::vector<float> y(layer.outputs * kTileImages);
    SumsTile tile{.x = x.data(),
                  .weights = layer.weights.data(),
                  .biases = biases.data(),
                  .y = y.data(),
                  .inputs = layer.inputs,
                  .outputs = layer.outputs};
    if (sums_ == Sums::native) {
      narrow_kernels().sum(tile);
    } else if (sums_ == Sums::nearest) {
      narrow_kernels().sum_nearest(format_, tile);
    } else {
      std::vector<std::uint32_t> states(y.size());
      for (std::size_t i = 0; i < states.size(); ++i) {
        states[i] = static_cast<std::uint32_t>(random_bits(seed, i) >> 32) | 1;  // a state of zero would stay zero
      }
      tile.states = states.data();
      narrow_kernels().sum_stochastically(format_, tile);
    }
    return y;
  }

  Sums sums_;
  NarrowFormat format_;
  const Codec& codec_;
};

}  // namespace

std::unique_ptr<ForwardPass> make_narrow_pass(const Treatment& treatment, const Codec& codec) {
  const auto* const element = std::get_if<ElementSubject>(&treatment.subject);
  if (element == nullptr) {
    throw TreatmentError("accuracy: " + id_of(treatment) + ": sums are rounded in element formats only");
  }
  if (element->format->name == "float32") return std::make_unique<NarrowPass>(Sums::native, NarrowFormat{}, codec);
  const Sums sums = treatment.pick == Pick::nearest ? Sums::nearest : Sums::stochastic;
  return std::make_unique<NarrowPass>(sums, narrow_format(*element, codec), codec);
}

}  // namespace halfulp::accuracy
