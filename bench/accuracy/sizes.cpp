#include "accuracy/sizes.h"

#include <cmath>

#include "accuracy/block_operations.h"
#include "block/layout.h"

namespace halfulp::accuracy {
namespace {

/// Bytes of one layer's weights.
struct Bytes {
  double elements = 0, all = 0;
};

Bytes bytes_of(const ElementSubject& subject, const mnist::Layer& layer) {
  const double bytes = std::ceil(static_cast<double>(layer.weights.size()) * subject.format->k / 8);
  return {bytes, bytes};
}

Bytes bytes_of(const BlockSubject& subject, const mnist::Layer& layer) {
  const BlockSpec& spec = *subject.spec;
  const Shape shape = stored_shape(spec, layer.outputs, layer.inputs);
  const PlaneSizes sizes = plane_sizes(spec, subject.variant->rules, shape);
  std::size_t scales = sizes.scales + (spec.tensor == TensorPart::outlier_columns ? 0 : sizes.tensor);
  std::size_t codes = sizes.codes;
  if (spec.storage != Storage::planes) {
    scales +=
        block_count(spec, shape) * spec.scales_per_block * static_cast<std::size_t>(spec.scale->container_bits()) / 8;
    codes -= scales - sizes.scales;
  }
  // Of rows that are filled up, the share that is weights.
  const double share = static_cast<double>(layer.weights.size()) / static_cast<double>(shape.count());
  return {std::ceil(static_cast<double>(codes) * share), static_cast<double>(codes + scales)};
}

}  // namespace

Sizes sizes_of(const Subject& subject, const mnist::Network& network) {
  Bytes sum;
  std::size_t weights = 0, biases = 0;
  for (const mnist::Layer& layer : network.layers) {
    const Bytes bytes = std::visit([&](const auto& chosen) { return bytes_of(chosen, layer); }, subject);
    sum.elements += bytes.elements;
    sum.all += bytes.all;
    weights += layer.weights.size();
    biases += layer.biases.size();
  }
  const auto bias_bytes = static_cast<double>(biases * sizeof(float));
  return {.kilobytes = (sum.elements + bias_bytes) / 1024,
          .kilobytes_with_scales = (sum.all + bias_bytes) / 1024,
          .bits_per_weight = 8 * sum.all / static_cast<double>(weights)};
}

}  // namespace halfulp::accuracy
