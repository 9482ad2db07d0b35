#include "property/stored_sample.h"

#include "block/arithmetic.h"
#include "block/element.h"
#include "block/layout.h"
#include "format/elements.h"
#include "format/integers.h"
#include "value/decode.h"

namespace halfulp::property {
namespace {

/// All bits of a code of 32 folded into `bits` of them.
Code folded(Code code, int bits) {
  Code folds = 0;
  for (; code != 0; code >>= bits) folds ^= code & ((Code{1} << bits) - 1);
  return folds;
}

Code element_code(const FormatSpec& element, Code value) {
  const Code code = folded(value, element.k);
  return &element == &kTrit ? code % 3 : code;
}

/// The bits of a narrower value become the first ones of a float32.
Code float32_code(const FormatSpec& values, Code value) { return value << (kFloat32.k - values.k); }

Code scale_code(const FormatSpec& scale, const FormatSpec& values, Code value) {
  const Code code = scale.k == kFloat32.k ? float32_code(values, value) : folded(value, scale.k);
  return is_defined(scale, code) ? code : code & scale.magnitude_mask();
}

}  // namespace

Items stored_items(const Sample& sample) {
  const BlockSpec& spec = *sample.scheme.spec;
  const BlockRules& rules = sample.scheme.rules();
  const std::vector<Code>& values = sample.values.values;
  const FormatSpec& format = *sample.values.format;
  const Shape shape = sample.values.shape;
  const auto value_at = [&](std::size_t i) { return values.empty() ? 0 : values[i % values.size()]; };
  Items items;
  for (const Code value : values) items.elements.push_back(element_code(*spec.element, value));
  const Code padding = ElementCoder(*spec.element, rules).code(datum_of(0)).code;
  items.elements.resize(stored_elements(spec, rules, shape), padding);
  const std::size_t scales = block_count(spec, shape) * spec.scales_per_block;
  for (std::size_t i = 0; i < scales; ++i) items.scales.push_back(scale_code(*spec.scale, format, value_at(i * 7 + 1)));
  constexpr Code kOne = 0x3F800000;
  for (std::size_t i = 0; i < tensor_items(spec, shape); ++i) {
    const bool is_mark = spec.tensor == TensorPart::outlier_columns;
    items.tensor.push_back(is_mark ? value_at(i) % 2 * kOne : float32_code(format, value_at(i * 5)));
  }
  return items;
}

}  // namespace halfulp::property
