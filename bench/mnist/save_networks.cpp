#include <xxhash.h>

#include <bit>

#include "mnist/weights_file.h"
#include "mnist/weights_layout.h"
#include "result/file.h"

namespace halfulp::mnist {
namespace {

template <class Number>
void append(std::string& bytes, Number number) {
  for (std::size_t i = 0; i < sizeof number; ++i) bytes += static_cast<char>(number >> (8 * i) & 0xff);
}

void append(std::string& bytes, const std::vector<float>& values) {
  for (const float value : values) append(bytes, std::bit_cast<std::uint32_t>(value));
}

}  // namespace

void save_networks(const std::string& path, const std::vector<SavedNetwork>& networks) {
  if (networks.empty() || networks.size() > kMostNetworks) {
    throw WeightsError(path + ": would hold " + std::to_string(networks.size()) + " networks; expected 1 to " +
                       std::to_string(kMostNetworks));
  }
  std::string bytes(kWeightsMagic);
  append(bytes, kWeightsVersion);
  append(bytes, static_cast<std::uint32_t>(networks.size()));
  append(bytes, static_cast<std::uint32_t>(kWidths.size()));
  for (const std::size_t width : kWidths) append(bytes, static_cast<std::uint32_t>(width));
  for (const SavedNetwork& saved : networks) {
    append(bytes, saved.seed);
    for (const Layer& layer : saved.network.layers) {
      append(bytes, layer.weights);
      append(bytes, layer.biases);
    }
  }
  append(bytes, std::uint64_t{XXH3_64bits(bytes.data(), bytes.size())});
  try {
    write_file(path, bytes);
  } catch (const WriteError& error) {
    throw WeightsError(path + ": " + error.what() + "; expected a folder that can be written to");
  }
}

}  // namespace halfulp::mnist
