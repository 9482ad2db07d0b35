#include "block/dequantize.h"

#include <algorithm>

#include "block/arithmetic.h"
#include "block/layout.h"
#include "block/power_scale.h"
#include "format/elements.h"
#include "value/decode.h"

namespace halfulp {
namespace {

/// What a scale code stands for.
Datum scale_value(const BlockSpec& spec, const BlockRules& rules, Code code) {
  const Datum scale = decode(*spec.scale, code);
  if (scale.cls != DatumClass::nan || rules.nan_scale == NanScale::nan) return scale;
  if (rules.nan_scale == NanScale::zero) return datum_of(0);
  return power_of_two(floor_log2(decode(*spec.scale, spec.scale->max_finite_code())) + 1);
}

/// One element's value in float32, by the variant's rule.
Datum value_of(const BlockRules& rules, const Datum& element, const Datum& scale, const Datum& second,
               const std::vector<Datum>& tensor, std::size_t block) {
  constexpr std::size_t kNestedGroup = 256;
  const Float32 float32(rules.subnormals);
  switch (rules.decode) {
    case Decode::product:
      return float32.multiply(element, scale);
    case Decode::product_plus:
      return float32.add(float32.multiply(element, scale), second);
    case Decode::product_of_limit:
      return float32.multiply(float32.multiply(element, scale), float32.divide(datum_of(1), datum_of(rules.limit)));
    case Decode::zero_point:
      return float32.multiply(float32.subtract(element, second), scale);
    case Decode::tensor_last:
      return float32.multiply(float32.multiply(element, scale), tensor.front());
    case Decode::tensor_first:
      return float32.multiply(element, float32.multiply(scale, tensor.front()));
    case Decode::nested: {
      const Datum& scale_of_scales = tensor[1 + block / kNestedGroup];
      return float32.multiply(element, float32.add(float32.multiply(scale, scale_of_scales), tensor.front()));
    }
  }
  return {};
}

}  // namespace

std::vector<ExpectedValue> dequantize(const BlockSpec& spec, const BlockRules& rules, Shape shape, const Items& items,
                                      const FormatSpec& format) {
  static const Profile& ieee = *profile_called("ieee");
  const Shape cut = cut_shape(spec, shape);
  const std::vector<BlockArea> areas = areas_of(spec, shape);
  std::vector<Datum> tensor;
  // A decode rule that the format has no parts for (an alternative in a diagnosis) sees ones and zeros.
  for (const Code code : items.tensor) tensor.push_back(decode(kFloat32, code));
  tensor.resize(std::max<std::size_t>(tensor.size(), 2 + areas.size() / 256), datum_of(1));
  std::vector<ExpectedValue> values(shape.count());
  for (std::size_t i = 0; i < areas.size(); ++i) {
    const Datum scale = scale_value(spec, rules, items.scales[i * spec.scales_per_block]);
    const Datum second =
        spec.scales_per_block > 1 ? decode(*spec.scale, items.scales[i * spec.scales_per_block + 1]) : datum_of(0);
    const BlockArea& area = areas[i];
    for (std::size_t row = area.first_row; row < area.first_row + area.rows; ++row) {
      for (std::size_t column = area.first_column; column < area.first_column + area.columns; ++column) {
        const std::size_t index = row * cut.columns + column;
        Datum element = decode(*spec.element, items.elements[index]);
        // Where -0 is never a result, its code stands for 0 (GGML's levels are integers).
        if (rules.negative_zero == NegativeZero::dropped && is_zero(element)) element = datum_of(0);
        const Datum value = value_of(rules, element, scale, second, tensor, i);
        ExpectedValue& expected = values[index];
        expected.expected = encode(format, value, Rounding::ties_to_even, ieee);
        const Code magnitude = expected.expected.code & format.magnitude_mask();
        expected.any_zero =
            rules.zero_sign == ZeroSign::free && expected.expected.match == Match::exact && magnitude == 0;
      }
    }
  }
  return values;
}

bool satisfies(const FormatSpec& format, const ExpectedValue& expected, Code actual) {
  if (expected.any_zero && (actual & format.magnitude_mask()) == 0 && (actual & ~format.code_mask()) == 0) return true;
  return satisfies(format, expected.expected, actual);
}

}  // namespace halfulp
