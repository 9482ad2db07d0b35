#include "accuracy/llm_int8.h"

#include <algorithm>
#include <cstring>

#include "format/registry.h"
#include "mnist/products.h"

namespace halfulp::accuracy {
namespace {

// Integers as float32 values are multiplied and summed without rounding, in any order.
static_assert(mnist::kWidths[0] * 127 * 127 < (1u << 24));

/// fl(1 / 127^2): both scales are the largest magnitudes, which 127 stands for.
constexpr float kScale = 1.0f / (127 * 127);

ElementSubject float16_subject() { return {standard_formats().find("float16"), profile_called("ieee")}; }

std::vector<float> floats_in(const std::vector<std::uint8_t>& plane) {
  std::vector<float> values(plane.size() / sizeof(float));
  std::memcpy(values.data(), plane.data(), values.size() * sizeof(float));
  return values;
}

std::vector<float> integers_in(const BlockMatrix& blocks, const BlockSpec& spec) {
  std::vector<float> integers;
  integers.reserve(blocks.planes.codes.size());
  for (const std::uint8_t code : blocks.planes.codes) integers.push_back(spec.element->codebook[code]);
  return integers;
}

/// The columns at which `flags` is not zero: [rows][how many].
std::vector<float> columns_of(std::span<const float> values, std::size_t rows, std::span<const float> flags) {
  std::vector<float> taken;
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t column = 0; column < flags.size(); ++column) {
      if (flags[column] != 0) taken.push_back(values[row * flags.size() + column]);
    }
  }
  return taken;
}

}  // namespace

BlockSubject weights_of_int8(const BlockSubject& activations) {
  BlockRules rules = activations.variant->rules;
  rules.threshold = 0;
  const auto variant = std::ranges::find(activations.spec->variants, rules, &BlockVariant::rules);
  if (variant == activations.spec->variants.end()) {
    throw TreatmentError("accuracy: " + activations.spec->name + "/" + std::string(activations.variant->name) +
                         ": expected a variant with the same rules and no threshold, for weights");
  }
  return {activations.spec, &*variant};
}

Int8Products::Int8Products(const BlockSubject& activations, const Implementations& implementations)
    : activations_(activations, implementations),
      weights_(weights_of_int8(activations), implementations),
      float16_(make_codec(float16_subject(), implementations)) {}

Int8Weights Int8Products::quantize(const mnist::Layer& layer) const {
  const BlockMatrix blocks = weights_.quantize({layer.weights, layer.outputs, layer.inputs});
  const std::vector<float> restored = weights_.dequantize(blocks);
  return {.inputs = layer.inputs,
          .outputs = layer.outputs,
          .integers = integers_in(blocks, *weights_.subject().spec),
          .scales = floats_in(blocks.planes.scales),
          .restored = float16_->nearest({restored, layer.outputs, layer.inputs})};
}

std::vector<float> Int8Products::operator()(Matrix x, const Int8Weights& weights) const {
  const std::vector<float> halves = float16_->nearest(x);
  const BlockMatrix blocks = activations_.quantize({halves, x.rows, x.columns});
  const std::vector<float> integers = integers_in(blocks, *activations_.subject().spec);
  const std::vector<float> scales = floats_in(blocks.planes.scales);
  const std::vector<float> outliers = floats_in(blocks.planes.tensor);
  const mnist::Products& multiply = mnist::products();

  std::vector<float> sums(x.rows * weights.outputs);
  multiply.forward(integers.data(), weights.integers.data(), sums.data(), x.rows, weights.inputs, weights.outputs);
  for (std::size_t row = 0; row < x.rows; ++row) {
    for (std::size_t output = 0; output < weights.outputs; ++output) {
      float& sum = sums[row * weights.outputs + output];
      sum = sum * (scales[row] * weights.scales[output]) * kScale;
    }
  }
  const auto apart = static_cast<std::size_t>(std::ranges::count_if(outliers, [](float flag) { return flag != 0; }));
  if (apart != 0) {
    const std::vector<float> outlying = columns_of(halves, x.rows, outliers);
    const std::vector<float> their_weights = columns_of(weights.restored, weights.outputs, outliers);
    std::vector<float> others(sums.size());
    multiply.forward(outlying.data(), their_weights.data(), others.data(), x.rows, apart, weights.outputs);
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += others[i];
  }
  return float16_->nearest({sums, x.rows, weights.outputs});
}

}  // namespace halfulp::accuracy
